package org.cgmkit.guide;

/** The two units of glucose concentration, with the code and the display that the guide's patterns fix. */
public enum GlucoseUnit {
    /** Mass per volume: milligrams per decilitre. */
    MASS("mg/dL", "mg/dl", Loinc.SENSOR_READING_MASS, Loinc.MEAN_GLUCOSE_MASS),
    /** Substance per volume: millimoles per litre. */
    MOLAR("mmol/L", "mmol/l", Loinc.SENSOR_READING_MOLES, Loinc.MEAN_GLUCOSE_MOLES);

    /** The code system of unit codes. */
    public static final String SYSTEM = "http://unitsofmeasure.org";

    private final String code;
    private final String display;
    private final Loinc reading;
    private final Loinc mean;

    GlucoseUnit(String code, String display, Loinc reading, Loinc mean) {
        this.code = code;
        this.display = display;
        this.reading = reading;
        this.mean = mean;
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
}
