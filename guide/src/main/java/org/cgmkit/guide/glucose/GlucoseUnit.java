package org.cgmkit.guide.glucose;

import java.util.Arrays;
import java.util.Optional;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.guide.cgm.Profile;

/** The two units of glucose concentration, with the code and the display that the guide's patterns fix. */
public enum GlucoseUnit {
    /** Mass per volume: milligrams per decilitre. */
    MASS(
            "mg/dL",
            "mg/dl",
            Loinc.SENSOR_READING_MASS,
            Loinc.MEAN_GLUCOSE_MASS,
            Profile.SENSOR_READING_MASS,
            Profile.MEAN_GLUCOSE_MASS),
    /** Substance per volume: millimoles per litre. */
    MOLAR(
            "mmol/L",
            "mmol/l",
            Loinc.SENSOR_READING_MOLES,
            Loinc.MEAN_GLUCOSE_MOLES,
            Profile.SENSOR_READING_MOLES,
            Profile.MEAN_GLUCOSE_MOLES);

    /** The code system of unit codes. */
    public static final String SYSTEM = "http://unitsofmeasure.org";

    private final String code;
    private final String display;
    private final Loinc reading;
    private final Loinc mean;
    private final Profile readingProfile;
    private final Profile meanProfile;

    GlucoseUnit(String code, String display, Loinc reading, Loinc mean, Profile readingProfile, Profile meanProfile) {
        this.code = code;
        this.display = display;
        this.reading = reading;
        this.mean = mean;
        this.readingProfile = readingProfile;
        this.meanProfile = meanProfile;
    }

    /** The unit that a profile fixes for glucose, or nothing where it fixes none. */
    public static Optional<GlucoseUnit> of(Profile profile) {
        return Arrays.stream(values())
                .filter(u -> u.readingProfile == profile || u.meanProfile == profile)
                .findFirst();
    }

    /** The UCUM code ({@code Quantity.code}). */
    public String code() {
        return code;
    }

    /** The text that the guide fixes for {@code Quantity.unit}. */
    public String display() {
        return display;
    }

    /** The code of a sensor reading in this unit. */
    public Loinc reading() {
        return reading;
    }

    /** The code of a mean glucose in this unit. */
    public Loinc mean() {
        return mean;
    }

    /** The profile of a sensor reading in this unit. */
    public Profile readingProfile() {
        return readingProfile;
    }

    /** The profile of a mean glucose in this unit. */
    public Profile meanProfile() {
        return meanProfile;
    }
}
