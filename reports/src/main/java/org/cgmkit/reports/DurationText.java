package org.cgmkit.reports;

import java.time.Duration;
import java.util.Locale;

/** A length of time as a person says it. */
public final class DurationText {
    private DurationText() {}

    /** Such as {@code 81 ms}, {@code 3.2 s} or {@code 2 min 05 s}. */
    public static String of(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
        }
        return String.format(Locale.ROOT, "%d min %02d s", millis / 60_000, millis / 1_000 % 60);
    }
}
