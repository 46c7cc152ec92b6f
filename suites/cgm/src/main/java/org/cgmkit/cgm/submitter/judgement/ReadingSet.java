package org.cgmkit.cgm.submitter.judgement;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.guide.glucose.SensorWear;

/**
 * Readings from which values of a period may have been computed.
 *
 * @param readings the readings, oldest first, at least two, all in one unit
 * @param period the period
 */
record ReadingSet(List<GlucoseReading> readings, CoveredPeriod period) {
    private static final long MINUTE = 60;

    ReadingSet {
        readings = List.copyOf(readings);
    }

    GlucoseUnit unit() {
        return readings.getFirst().unit();
    }

    /** The number of moments with a reading. */
    long count() {
        return times().stream().distinct().count();
    }

    List<Instant> times() {
        return readings.stream().map(GlucoseReading::time).toList();
    }

    Instant first() {
        return readings.getFirst().time();
    }

    Instant last() {
        return readings.getLast().time();
    }

    /** One in the last decimal that the readings show. */
    BigDecimal resolution() {
        int decimals = readings.stream()
                .mapToInt(r -> Math.max(0, r.value().scale()))
                .max()
                .orElse(0);
        return BigDecimal.ONE.movePointLeft(decimals);
    }

    /**
     * The sensor's sampling: the most frequent time between two readings, in whole minutes, at least one. Empty where all
     * are of one moment.
     */
    Optional<Duration> interval() {
        Map<Long, Integer> gaps = new HashMap<>();
        for (int i = 1; i < readings.size(); i++) {
            long seconds = Duration.between(
                            readings.get(i - 1).time(), readings.get(i).time())
                    .toSeconds();
            if (seconds > 0) {
                gaps.merge(Math.max(1, (seconds + MINUTE / 2) / MINUTE), 1, Integer::sum);
            }
        }
        return gaps.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue()
                        .thenComparing(Map.Entry.<Long, Integer>comparingByKey().reversed()))
                .map(gap -> Duration.ofMinutes(gap.getKey()));
    }

    /** The number of calendar days of that time zone with at least one reading. */
    int calendarDays(ZoneId zone) {
        return wear(Duration.ofSeconds(MINUTE)).calendarDays(zone);
    }

    /** The wear of the sensor that gave them. */
    SensorWear wear(Duration interval) {
        return new SensorWear(times(), period.start(), period.end(), interval);
    }
}
