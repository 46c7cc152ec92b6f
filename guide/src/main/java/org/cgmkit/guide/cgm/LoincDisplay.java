package org.cgmkit.guide.cgm;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a display beside a LOINC code says of how glucose is measured, which its code says too. */
public final class LoincDisplay {
    private static final Pattern MASS = Pattern.compile("mass\\s*/\\s*vol|mg\\s*/\\s*dl");
    private static final Pattern MOLES = Pattern.compile("mole?s\\s*/\\s*vol|substance\\s*/\\s*vol|mmol\\s*/\\s*l");

    private LoincDisplay() {}

    /** What a display says that its code does not mean, such as {@code moles per volume}; empty where they agree. */
    public static Optional<String> contradiction(Loinc code, String display) {
        String text = display.toLowerCase(Locale.ROOT);
        if (MASS.matcher(text).find() && !isMass(code)) {
            return Optional.of("mass per volume");
        }
        return MOLES.matcher(text).find() && !isMoles(code) ? Optional.of("moles per volume") : Optional.empty();
    }

    /** What a code means of it. */
    public static String property(Loinc code) {
        return isMass(code)
                ? "mass per volume"
                : isMoles(code) ? "moles per volume" : "neither mass nor moles per volume";
    }

    private static boolean isMass(Loinc code) {
        return code == Loinc.SENSOR_READING_MASS || code == Loinc.MEAN_GLUCOSE_MASS;
    }

    private static boolean isMoles(Loinc code) {
        return code == Loinc.SENSOR_READING_MOLES || code == Loinc.MEAN_GLUCOSE_MOLES;
    }
}
