package org.cgmkit.reports.drawing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cgmkit.reports.drawing.Plot.Tick;

/** Labels on axes of time, few enough for a phone. */
final class TimeTicks {
    private static final int MOST = 6;
    private static final Duration DAY = Duration.ofDays(1);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private static final List<Duration> STEPS_OF_CLOCK = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private static final List<Long> STEPS_OF_WATCH =
            List.of(1L, 2L, 5L, 10L, 15L, 30L, 60L, 120L, 300L, 600L, 900L, 1800L, 3600L, 7200L, 14_400L, 43_200L);

    private TimeTicks() {}

    /** Round times between two moments in that zone; dates at midnight and where a step is a day or longer. */
    static List<Tick> of(Instant from, Instant to, ZoneId zone) {
        Duration whole = Duration.between(from, to);
        if (whole.isZero() || whole.isNegative()) {
            return List.of(new Tick(0, TIME.format(from.atZone(zone)) + ", " + DATE.format(from.atZone(zone))));
        }
        Duration step = STEPS_OF_CLOCK.stream()
                .filter(s -> whole.dividedBy(s) <= MOST)
                .findFirst()
                .orElse(DAY.multipliedBy(1 + whole.toDays() / (MOST - 1)));
        List<Tick> ticks = new ArrayList<>();
        ZonedDateTime at = from.atZone(zone).toLocalDate().atStartOfDay(zone);
        while (!at.toInstant().isAfter(to)) {
            if (!at.toInstant().isBefore(from)) {
                boolean date = at.toLocalTime().equals(LocalTime.MIDNIGHT) || step.compareTo(DAY) >= 0;
                ticks.add(new Tick(
                        Duration.between(from, at.toInstant()).toMillis() / (double) whole.toMillis(),
                        (date ? DATE : TIME).format(at)));
            }
            // By the clock of the wall, which some days put forward or back.
            at = at.toLocalDateTime().plus(step).atZone(zone);
        }
        return ticks;
    }

    /** Round numbers of seconds, minutes and hours from the beginning of a time on. */
    static List<Tick> since(Duration whole) {
        double seconds = whole.toMillis() / 1000.0;
        long step = STEPS_OF_WATCH.stream()
                .filter(s -> seconds / s <= MOST)
                .findFirst()
                .orElse(DAY.toSeconds() * (1 + whole.toDays() / MOST));
        List<Tick> ticks = new ArrayList<>();
        for (long at = 0; at <= seconds; at += step) {
            ticks.add(new Tick(seconds == 0 ? 0 : at / seconds, label(at)));
        }
        return ticks;
    }

    /** The hours of a day. */
    static List<Tick> ofDay() {
        List<Tick> ticks = new ArrayList<>();
        for (int hour = 0; hour <= 24; hour += 6) {
            ticks.add(new Tick(hour / 24.0, String.format(Locale.ROOT, "%02d:00", hour)));
        }
        return ticks;
    }

    private static String label(long seconds) {
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
