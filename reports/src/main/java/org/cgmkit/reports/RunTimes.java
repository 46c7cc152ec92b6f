package org.cgmkit.reports;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When a run was and how long it took, as reports say it. */
public final class RunTimes {
    private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private RunTimes() {}

    /** Such as {@code 2026-01-31 12:00:00 UTC, took 3.2 s}. */
    public static String of(RunReport report) {
        return STARTED.format(report.started()) + ", took " + DurationText.of(report.duration());
    }
}
