package org.cgmkit.cgm.attempt;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The period of a one-time order.
 *
 * @param start its first moment
 * @param end the moment after its last one
 * @param zone the time zone of dates without a time
 */
public record OrderPeriod(Instant start, Instant end, ZoneId zone) {
    /** A sensor may be silent for so long, so less than that missing at the ends says nothing. */
    private static final Duration GAP = Duration.ofHours(6);

    /**
     * A part of it of which no readings were sent.
     *
     * @param from its first moment
     * @param to the moment after its last one
     */
    public record Part(Instant from, Instant to) {
        private boolean isLong() {
            return Duration.between(from, to).compareTo(GAP) > 0;
        }

        /** Whether one of those moments lies within it. */
        public boolean holdsAnyOf(List<Instant> moments) {
            return moments.stream().anyMatch(at -> at.isAfter(from) && at.isBefore(to));
        }

        /** Whether there are moments before and after it, and none within, as where the sensor was off. */
        public boolean isLeftOutBy(List<Instant> moments) {
            return moments.stream().anyMatch(at -> !at.isAfter(from))
                    && moments.stream().anyMatch(at -> !at.isBefore(to))
                    && !holdsAnyOf(moments);
        }

        @Override
        public String toString() {
            return from + " to " + to;
        }
    }

    /** From the first day to the last one, which belongs to it. */
    public static OrderPeriod of(LocalDate first, LocalDate last, ZoneId zone) {
        return new OrderPeriod(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                zone);
    }

    /** When the readings of those attempts were taken, in order. */
    public List<Instant> readings(List<SubmissionAttempt> attempts) {
        return attempts.stream()
                .flatMap(a -> a.entries().stream())
                .filter(EntryData::isReading)
                .flatMap(e -> e.begins().stream())
                .map(begin -> begin.first(zone))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** What those readings leave out at its beginning and its end, short silences aside. */
    public List<Part> leftOutBy(List<Instant> readings) {
        return readings.isEmpty()
                ? List.of(new Part(start, end))
                : Stream.of(new Part(start, readings.getFirst()), new Part(readings.getLast(), end))
                        .filter(Part::isLong)
                        .toList();
    }
}
