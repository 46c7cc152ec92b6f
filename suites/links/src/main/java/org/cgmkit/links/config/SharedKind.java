package org.cgmkit.links.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.cgm.ProfileSelection;

/** What a person can choose to share (CGM guide STU 1, SMART Health Links for CGM Data Sharing, workflow step 1). */
public enum SharedKind {
    SUMMARY,
    READINGS,
    DEVICES;

    /** The word for it in files and variables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind that a resource belongs to, by its type and code; empty for a patient, and for what the guide does not know. */
    public static Optional<SharedKind> of(JsonNode resource) {
        return ProfileSelection.of(GuideVersion.STU1, resource).flatMap(SharedKind::of);
    }

    private static Optional<SharedKind> of(Profile profile) {
        return switch (profile) {
            case DEVICE -> Optional.of(DEVICES);
            case SENSOR_READING_MASS, SENSOR_READING_MOLES -> Optional.of(READINGS);
            case SUMMARY,
                    MEAN_GLUCOSE_MASS,
                    MEAN_GLUCOSE_MOLES,
                    TIMES_IN_RANGES,
                    GMI,
                    COEFFICIENT_OF_VARIATION,
                    DAYS_OF_WEAR,
                    SENSOR_ACTIVE_PERCENTAGE,
                    SUMMARY_PDF -> Optional.of(SUMMARY);
            default -> Optional.empty();
        };
    }
}
