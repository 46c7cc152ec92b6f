package org.cgmkit.console.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A moment as a page shows it.
 *
 * @param instant the moment
 * @param zone the time zone
 */
public record Moment(Instant instant, ZoneId zone) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    /** For scripts. */
    public String iso() {
        return instant.toString();
    }

    /** The time of day. */
    public String clock() {
        return CLOCK.format(instant.atZone(zone));
    }

    /** Day and time. */
    public String day() {
        return DAY.format(instant.atZone(zone));
    }
}
