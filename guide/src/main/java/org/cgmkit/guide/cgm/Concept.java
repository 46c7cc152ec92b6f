package org.cgmkit.guide.cgm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an observation, a component or a report of the guide is about. Each version of the guide has codings of its own for it
 * ({@link GuideVersion#codings(Concept)}).
 */
public enum Concept {
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

    /**
     * Whether a CodeableConcept has a code by which one of the versions knows it. Which version, and whether the code is complete
     * in it, is not asked here ({@link GuideVersion#concepts}).
     */
    public boolean isIn(JsonNode codeableConcept) {
        return Coding.of(codeableConcept)
                .anyMatch(coding -> of(coding).filter(c -> c == this).isPresent());
    }

    /** What a coding of any version is about. The codes of STU 1 need no look at the others. */
    private static Optional<Concept> of(Coding coding) {
        return coding.system().equals(Loinc.SYSTEM)
                ? Loinc.byCode(coding.code()).map(Loinc::concept).or(() -> ForeignCodes.concept(coding))
                : ForeignCodes.isTemporary(coding) ? ForeignCodes.concept(coding) : Optional.empty();
    }

    /** The profile of the observation that is about it, or empty for a part of one. */
    public Optional<Profile> profile() {
        return Arrays.stream(Profile.values())
                .filter(p -> p.name().equals(name()))
                .findFirst();
    }
}
