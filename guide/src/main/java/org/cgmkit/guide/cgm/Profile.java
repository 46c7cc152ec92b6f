package org.cgmkit.guide.cgm;

import java.util.Arrays;
import java.util.Optional;

/** The profiles and extensions of the guide (guide, artifacts page), by the last part of their canonical. */
public enum Profile {
    SUBMISSION_BUNDLE("cgm-data-submission-bundle", "Bundle"),
    SENSOR_READING_MASS("cgm-sensor-reading-mass-per-volume", "Observation"),
    SENSOR_READING_MOLES("cgm-sensor-reading-moles-per-volume", "Observation"),
    SUMMARY("cgm-summary", "Observation"),
    MEAN_GLUCOSE_MASS("cgm-summary-mean-glucose-mass-per-volume", "Observation"),
    MEAN_GLUCOSE_MOLES("cgm-summary-mean-glucose-moles-per-volume", "Observation"),
    TIMES_IN_RANGES("cgm-summary-times-in-ranges", "Observation"),
    GMI("cgm-summary-gmi", "Observation"),
    COEFFICIENT_OF_VARIATION("cgm-summary-coefficient-of-variation", "Observation"),
    DAYS_OF_WEAR("cgm-summary-days-of-wear", "Observation"),
    SENSOR_ACTIVE_PERCENTAGE("cgm-summary-sensor-active-percentage", "Observation"),
    SUMMARY_PDF("cgm-summary-pdf", "DiagnosticReport"),
    DEVICE("cgm-device", "Device"),
    CGM_STANDING_ORDER("cgm-data-submission-standing-order", "ServiceRequest"),
    CGM_ONE_TIME_ORDER("cgm-data-submission-one-time-order", "ServiceRequest"),
    STANDING_ORDER("data-submission-standing-order", "ServiceRequest"),
    ONE_TIME_ORDER("data-submission-one-time-order", "ServiceRequest"),
    SCHEDULE("data-submission-schedule", "Extension"),
    ONE_TIME_SPEC("data-submission-one-time-spec", "Extension");

    private final String id;
    private final String type;

    Profile(String id, String type) {
        this.id = id;
        this.type = type;
    }

    /** The id of the structure definition, which is also the last part of its canonical. */
    public String id() {
        return id;
    }

    /** The FHIR type that it constrains. */
    public String type() {
        return type;
    }

    /** The canonical in one version of the guide, without {@code |version}. */
    public String url(GuideVersion version) {
        return version.canonicalBase() + "/StructureDefinition/" + id;
    }

    /** The profile with that id, or empty where the guide has none. */
    public static Optional<Profile> byId(String id) {
        return Arrays.stream(values()).filter(p -> p.id.equals(id)).findFirst();
    }

    /** The profile with that canonical ({@code |version} is ignored), or empty where that version has none. */
    public static Optional<Profile> byUrl(GuideVersion version, String canonical) {
        String url = canonical.contains("|") ? canonical.substring(0, canonical.indexOf('|')) : canonical;
        return version.profiles().stream()
                .filter(p -> p.url(version).equals(url))
                .findFirst();
    }
}
