package org.cgmkit.guide.cgm;

import java.util.Arrays;
import java.util.Optional;

/** The concepts by the LOINC codes that STU 1 fixes by pattern. */
public enum Loinc {
    SENSOR_READING_MASS,
    SENSOR_READING_MOLES,
    SUMMARY,
    MEAN_GLUCOSE_MASS,
    MEAN_GLUCOSE_MOLES,
    TIMES_IN_RANGES,
    TIME_IN_VERY_LOW,
    TIME_IN_LOW,
    TIME_IN_TARGET,
    TIME_IN_HIGH,
    TIME_IN_VERY_HIGH,
    GMI,
    COEFFICIENT_OF_VARIATION,
    DAYS_OF_WEAR,
    SENSOR_ACTIVE_PERCENTAGE;

    /** The code system's canonical. */
    public static final String SYSTEM = Coding.LOINC;

    /** What it is the code of. */
    public Concept concept() {
        return Concept.valueOf(name());
    }

    /** The code itself, such as {@code 99504-3}. */
    public String code() {
        return GuideVersion.STU1.codings(concept()).getFirst().code();
    }

    /** The constant with that code, or empty where STU 1 does not use it. */
    public static Optional<Loinc> byCode(String code) {
        return Arrays.stream(values()).filter(l -> l.code().equals(code)).findFirst();
    }
}
