package org.cgmkit.cgm.receiver.access;

/** What a token may be for that does not let a reading in. */
enum NarrowScope {
    READS_PATIENTS("a token that only reads the patient", "Patient.r"),
    CREATES_DEVICES("a token for devices", "Device.cu"),
    CREATES_VITAL_SIGNS("a token for observations of another category", "Observation.cu?category=vital-signs");

    private final String description;
    private final String scope;

    NarrowScope(String description, String scope) {
        this.description = description;
        this.scope = scope;
    }

    /** The scope at that level: {@code patient}, {@code user} or {@code system}. */
    String at(String level) {
        return level + "/" + scope;
    }

    /** What the token is, in a few words. */
    @Override
    public String toString() {
        return description;
    }
}
