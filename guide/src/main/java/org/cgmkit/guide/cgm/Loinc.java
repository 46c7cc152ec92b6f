package org.cgmkit.guide.cgm;

import java.util.Arrays;
import java.util.Optional;

/** The LOINC codes that the guide fixes by pattern, each with the profile of the observation that carries it. */
public enum Loinc {
    SENSOR_READING_MASS("99504-3"),
    SENSOR_READING_MOLES("105272-9"),
    SUMMARY("107931-8"),
    MEAN_GLUCOSE_MASS("97507-8"),
    MEAN_GLUCOSE_MOLES("105273-7"),
    TIMES_IN_RANGES("106793-3"),
    TIME_IN_VERY_LOW("104642-4"),
    TIME_IN_LOW("104641-6"),
    TIME_IN_TARGET("97510-2"),
    TIME_IN_HIGH("104640-8"),
    TIME_IN_VERY_HIGH("104639-0"),
    GMI("97506-0"),
    COEFFICIENT_OF_VARIATION("104638-2"),
    DAYS_OF_WEAR("104636-6"),
    SENSOR_ACTIVE_PERCENTAGE("104637-4");

    /** The code system's canonical. */
    public static final String SYSTEM = "http://loinc.org";

    private final String code;

    Loinc(String code) {
        this.code = code;
    }

    /** The code itself, such as {@code 99504-3}. */
    public String code() {
        return code;
    }

    /** The constant with that code, or empty where the guide does not use it. */
    public static Optional<Loinc> byCode(String code) {
        return Arrays.stream(values()).filter(l -> l.code.equals(code)).findFirst();
    }
}
