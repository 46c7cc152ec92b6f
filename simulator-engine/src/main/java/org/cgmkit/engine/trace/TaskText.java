package org.cgmkit.engine.trace;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an engine is told beside a trace, as it stands in options, variables and files. Errors are sentences. */
public final class TaskText {
    private TaskText() {}

    /**
     * A time zone, such as {@code Europe/Berlin}.
     *
     * @throws IllegalArgumentException where there is none of that name
     */
    public static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Expected a time zone such as Europe/Berlin or UTC, but got '" + text + "'.", e);
        }
    }

    /**
     * A moment with an offset, or a day, which stands for its midnight in that zone.
     *
     * @throws IllegalArgumentException where it is neither
     */
    public static Instant moment(String text, ZoneId zone) {
        try {
            return text.strip().length() == 10
                    ? LocalDate.parse(text.strip()).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Expected a day such as 2026-05-04, or a time with an offset such as 2026-05-04T00:00:00Z, but got '"
                            + text + "'.",
                    e);
        }
    }

    /**
     * Minutes between two readings by stream, such as {@code a=1,b=5}; the empty name for a number alone.
     *
     * @throws IllegalArgumentException where it is something else
     */
    public static Map<String, Integer> intervals(String text) {
        Map<String, Integer> intervals = new LinkedHashMap<>();
        for (String part : text.split(",")) {
            int equals = part.lastIndexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            try {
                int minutes = Integer.parseInt(part.substring(equals + 1).strip());
                if (minutes >= 1 && minutes <= 60) {
                    intervals.put(name, minutes);
                    continue;
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw new IllegalArgumentException(
                    "Expected a number of minutes from 1 to 60, or one for each stream such as a=1,b=5, but got '"
                            + text + "'.");
        }
        return intervals;
    }

    /**
     * The start of a sensor, such as {@code 2026-05-04T08:00:00Z,120} with the minutes of its warm-up, and perhaps its generation.
     *
     * @throws IllegalArgumentException where it is something else
     */
    public static SensorSession session(String text, ZoneId zone) {
        String[] parts = text.split(",", -1);
        try {
            if (parts.length == 2 || parts.length == 3) {
                return new SensorSession(
                        moment(parts[0], zone),
                        Integer.parseInt(parts[1].strip()),
                        parts.length == 3 ? parts[2].strip() : "");
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "Expected the start of a sensor, the minutes of its warm-up, and perhaps its generation, such as"
                        + " 2026-05-04T08:00:00Z,120,G6, but got '" + text + "'.");
    }
}
