package org.cgmkit.guide.cgm;

import java.util.Map;
import java.util.Optional;

/**
 * Codes by which drafts of the guide knew what STU 1 codes with LOINC: the temporary system of the ballot and of the Argonaut
 * draft, under whichever base it had, and two LOINC codes that were given up.
 */
public final class DraftCodes {
    private static final String TEMPORARY = "/CodeSystem/cgm-summary-codes-temporary";
    private static final Map<String, Loinc> OF_THE_TEMPORARY_SYSTEM = Map.ofEntries(
            Map.entry("cgm-summary", Loinc.SUMMARY),
            Map.entry("mean-glucose-mass-per-volume", Loinc.MEAN_GLUCOSE_MASS),
            Map.entry("mean-glucose-moles-per-volume", Loinc.MEAN_GLUCOSE_MOLES),
            Map.entry("times-in-ranges", Loinc.TIMES_IN_RANGES),
            Map.entry("time-in-very-low", Loinc.TIME_IN_VERY_LOW),
            Map.entry("time-in-low", Loinc.TIME_IN_LOW),
            Map.entry("time-in-target", Loinc.TIME_IN_TARGET),
            Map.entry("time-in-high", Loinc.TIME_IN_HIGH),
            Map.entry("time-in-very-high", Loinc.TIME_IN_VERY_HIGH),
            Map.entry("gmi", Loinc.GMI),
            Map.entry("cv", Loinc.COEFFICIENT_OF_VARIATION),
            Map.entry("days-of-wear", Loinc.DAYS_OF_WEAR),
            Map.entry("sensor-active-percentage", Loinc.SENSOR_ACTIVE_PERCENTAGE));
    private static final Map<String, Loinc> GIVEN_UP =
            Map.of("14745-4", Loinc.SENSOR_READING_MOLES, "104643-2", Loinc.SUMMARY);

    private DraftCodes() {}

    /** The code that STU 1 has in the place of a draft's, or empty where the code is none of a draft. */
    public static Optional<Loinc> successor(String system, String code) {
        return Optional.ofNullable(
                system.equals(Loinc.SYSTEM)
                        ? GIVEN_UP.get(code)
                        : system.endsWith(TEMPORARY) ? OF_THE_TEMPORARY_SYSTEM.get(code) : null);
    }
}
