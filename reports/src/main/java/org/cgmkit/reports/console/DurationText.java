package org.cgmkit.reports.console;

import java.time.Duration;
import java.util.Locale;

/** A length of time as a person says it. */
final class DurationText {
    private DurationText() {}

    static String of(Duration duration) {
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
