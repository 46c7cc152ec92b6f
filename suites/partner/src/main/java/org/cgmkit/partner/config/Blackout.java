package org.cgmkit.partner.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.cgmkit.kit.config.ConfigurationException;

/**
 * A time of day at which a partner does not want to be asked. Times of day are compared, so that a night in which clocks change
 * has no window of no length.
 *
 * @param from when it begins
 * @param to when it ends; before {@code from} where midnight lies within
 * @param zone the zone of both
 */
public record Blackout(LocalTime from, LocalTime to, ZoneId zone) {

    /**
     * Reads one.
     *
     * @throws ConfigurationException where times or zone cannot be read
     */
    static Blackout of(String from, String to, String zone) {
        return new Blackout(time(from), time(to), zone(zone));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new ConfigurationException("Expected a time of day such as \"02:45\", but got '" + text + "'.");
        }
    }

    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text) || !(text.contains("/") || text.equals("UTC"))) {
            throw new ConfigurationException("Expected a zone such as America/Los_Angeles or UTC, but got '" + text
                    + "': abbreviations and fixed offsets leave open what holds in summer.");
        }
        return ZoneId.of(text);
    }

    /** Whether a moment lies within. */
    public boolean covers(Instant moment) {
        LocalTime clock = moment.atZone(zone).toLocalTime();
        return from.isBefore(to)
                ? !clock.isBefore(from) && clock.isBefore(to)
                : !clock.isBefore(from) || clock.isBefore(to);
    }

    @Override
    public String toString() {
        return from + " to " + to + " " + zone;
    }
}
