package org.cgmkit.guide.glucose;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * For how much of a period a sensor gave readings. The consensus asks for 14 days and 70 % of possible readings
 * (Danne et al. 2017, Diabetes Care 40:1631; Battelino et al. 2019, Diabetes Care 42:1593); neither it nor the guide
 * says how a day of wear is counted, so every usual way is here.
 *
 * @param times when readings were taken, all within the period
 * @param start the start of the period
 * @param end the end of the period, exclusive
 * @param interval the time between two readings of the sensor
 */
public record SensorWear(List<Instant> times, Instant start, Instant end, Duration interval) {
    private static final Duration DAY = Duration.ofDays(1);

    /** The time between two readings of most sensors. */
    public static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    /** Sorts the times. */
    public SensorWear {
        times = times.stream().sorted().toList();
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("Expected a period that ends after " + start + ", but it ends " + end);
        }
        if (!times.isEmpty()
                && (times.getFirst().isBefore(start) || !times.getLast().isBefore(end))) {
            throw new IllegalArgumentException("Expected readings from " + start + " until before " + end
                    + ", but they reach from " + times.getFirst() + " to " + times.getLast());
        }
    }

    /** The wear of the sensor that gave those readings, as often as they show (see {@link #interval}). */
    public static SensorWear of(Collection<GlucoseReading> readings, Instant start, Instant end) {
        List<Instant> times = readings.stream().map(GlucoseReading::time).toList();
        return new SensorWear(times, start, end, interval(times));
    }

    /**
     * How often a sensor measures, told by its readings: the most frequent time between two of them in whole minutes, the
     * shorter one of several. Sensors on the market give a reading every one, three, five or fifteen minutes. Five minutes
     * where fewer than two moments say anything.
     */
    public static Duration interval(Collection<Instant> times) {
        List<Instant> sorted = times.stream().sorted().toList();
        Map<Long, Integer> gaps = new HashMap<>();
        for (int i = 1; i < sorted.size(); i++) {
            long seconds = Duration.between(sorted.get(i - 1), sorted.get(i)).toSeconds();
            if (seconds > 0) {
                gaps.merge(Math.max(1, (seconds + 30) / 60), 1, Integer::sum);
            }
        }
        return gaps.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue()
                        .thenComparing(Map.Entry.<Long, Integer>comparingByKey().reversed()))
                .map(gap -> Duration.ofMinutes(gap.getKey()))
                .orElse(FIVE_MINUTES);
    }

    /** The share of the readings possible in the whole period, in percent, not rounded, at most 100. */
    public BigDecimal activePercentage() {
        return percentage(Duration.between(start, end).dividedBy(interval));
    }

    /** The share of the readings possible between the first and the last one, in percent, not rounded, at most 100. */
    public BigDecimal activePercentageBetweenReadings() {
        return times.isEmpty()
                ? BigDecimal.ZERO
                : percentage(Duration.between(times.getFirst(), times.getLast()).dividedBy(interval) + 1);
    }

    /** The number of calendar days of that time zone with at least one reading. */
    public int calendarDays(ZoneId zone) {
        return (int)
                times.stream().map(t -> t.atZone(zone).toLocalDate()).distinct().count();
    }

    /** The number of 24-hour days, counted from the period's start, with at least one reading. */
    public int daysFromStart() {
        return (int) times.stream()
                .mapToLong(t -> Duration.between(start, t).toDays())
                .distinct()
                .count();
    }

    /** The time covered by readings, in days of 24 hours, not rounded. */
    public BigDecimal coveredDays() {
        return BigDecimal.valueOf(times.size())
                .multiply(BigDecimal.valueOf(interval.toSeconds()))
                .divide(BigDecimal.valueOf(DAY.toSeconds()), MathContext.DECIMAL128);
    }

    private BigDecimal percentage(long possible) {
        return BigDecimal.valueOf(100)
                .multiply(BigDecimal.valueOf(times.size()))
                .divide(BigDecimal.valueOf(Math.max(1, possible)), MathContext.DECIMAL128)
                .min(BigDecimal.valueOf(100));
    }
}
