package org.cgmkit.engine.calculation;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.cgmkit.engine.calculation.RangeShares.Counted;
import org.cgmkit.engine.policy.Denominator;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.StreamUse;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.jspecify.annotations.Nullable;

/**
 * Computes how the time spreads over the ranges.
 *
 * @param task what is asked
 * @param policy how it is counted
 * @param ranges puts values into ranges
 * @param start the start of the period
 * @param end the end of the period
 */
record ShareRule(EngineTask task, Policy policy, RangeRule ranges, Instant start, Instant end) {

    /** The shares of those readings, of which there is at least one, in the order of their times; null where no point is near one. */
    @Nullable
    RangeShares of(List<SensorValue> readings) {
        Denominator denominator = policy.of(PolicyKey.DENOMINATOR);
        return switch (denominator.kind()) {
            case READINGS -> byReadings(readings);
            case INTERVAL -> ofMinutes(readings, each -> each.interval() * 60L);
            case PERIOD -> ofPeriod(readings);
            case HOLD -> held(readings, denominator.minutes() == null ? Long.MAX_VALUE : denominator.minutes() * 60L);
            case LINEAR -> new Grid(task, ranges, start, end).of(readings, denominator);
            case FIXED -> ofFixed(readings, Objects.requireNonNullElse(denominator.minutes(), 1440));
        };
    }

    /** Whether readings weigh differently because their sensors measure at different intervals. */
    boolean weighs(List<SensorValue> readings) {
        boolean addedUp = policy.of(PolicyKey.STREAMS) == StreamUse.ADDED
                && policy.of(PolicyKey.DENOMINATOR).equals(Denominator.READINGS);
        int first = readings.getFirst().interval();
        return !addedUp && readings.stream().anyMatch(each -> each.interval() != first);
    }

    private RangeShares byReadings(List<SensorValue> readings) {
        return weighs(readings)
                ? ofMinutes(readings, each -> each.interval() * 60L)
                : ofAmounts(Counted.READINGS, amounts(readings, each -> 1, 1));
    }

    private RangeShares ofMinutes(List<SensorValue> readings, ToLongFunction<SensorValue> seconds) {
        return ofAmounts(Counted.MINUTES, amounts(readings, seconds, 60));
    }

    private RangeShares ofPeriod(List<SensorValue> readings) {
        Map<GlucoseRange, Rational> minutes = amounts(readings, each -> each.interval() * 60L, 60);
        Rational period = minutes(Duration.between(start, end));
        Rational missing = period.minus(sum(minutes));
        return new RangeShares(
                Counted.MINUTES, minutes, period, missing.compareTo(Rational.ZERO) < 0 ? Rational.ZERO : missing);
    }

    private RangeShares ofFixed(List<SensorValue> readings, int minutes) {
        return new RangeShares(
                Counted.MINUTES, amounts(readings, each -> each.interval() * 60L, 60), Rational.of(minutes), null);
    }

    /** Each reading stands until the next one, so many seconds at most; the last one for its interval. */
    private RangeShares held(List<SensorValue> readings, long most) {
        EnumMap<GlucoseRange, Long> seconds = new EnumMap<>(GlucoseRange.class);
        for (int i = 0; i < readings.size(); i++) {
            SensorValue each = readings.get(i);
            long stands = i + 1 < readings.size()
                    ? Math.min(
                            most,
                            Duration.between(each.time(), readings.get(i + 1).time())
                                    .toSeconds())
                    : each.interval() * 60L;
            seconds.merge(ranges.of(each), stands, Long::sum);
        }
        return ofAmounts(Counted.MINUTES, divided(seconds, 60));
    }

    private Map<GlucoseRange, Rational> amounts(
            List<SensorValue> readings, ToLongFunction<SensorValue> weight, int divisor) {
        EnumMap<GlucoseRange, Long> sums = new EnumMap<>(GlucoseRange.class);
        readings.forEach(each -> sums.merge(ranges.of(each), weight.applyAsLong(each), Long::sum));
        return divided(sums, divisor);
    }

    private static Map<GlucoseRange, Rational> divided(Map<GlucoseRange, Long> sums, int divisor) {
        EnumMap<GlucoseRange, Rational> amounts = new EnumMap<>(GlucoseRange.class);
        sums.forEach((range, sum) -> amounts.put(range, Rational.of(sum, divisor)));
        return amounts;
    }

    private static RangeShares ofAmounts(Counted counted, Map<GlucoseRange, Rational> amounts) {
        return new RangeShares(counted, amounts, sum(amounts), null);
    }

    private static Rational sum(Map<GlucoseRange, Rational> amounts) {
        return amounts.values().stream().reduce(Rational.ZERO, Rational::plus);
    }

    static Rational minutes(Duration duration) {
        return Rational.of(duration.toSeconds(), 60);
    }

    /**
     * Points every interval from the start of the period on. One at a reading is classed as that reading; one between two
     * readings that are near enough lies on the line between them, in the unit that they share, else in mg/dL.
     */
    private record Grid(EngineTask task, RangeRule ranges, Instant start, Instant end) {
        @Nullable
        RangeShares of(List<SensorValue> readings, Denominator denominator) {
            EnumMap<GlucoseRange, Long> points = new EnumMap<>(GlucoseRange.class);
            int next = 0;
            for (Instant point = start; point.isBefore(end); point = point.plus(Duration.ofMinutes(task.interval()))) {
                while (next < readings.size() && readings.get(next).time().isBefore(point)) {
                    next++;
                }
                if (next < readings.size() && readings.get(next).time().equals(point)) {
                    points.merge(ranges.of(readings.get(next)), 1L, Long::sum);
                } else if (next > 0
                        && next < readings.size()
                        && isNear(readings.get(next - 1), readings.get(next), denominator)) {
                    points.merge(between(readings.get(next - 1), readings.get(next), point), 1L, Long::sum);
                }
            }
            Map<GlucoseRange, Rational> amounts = divided(points, 1);
            return points.isEmpty() ? null : ofAmounts(Counted.GRID_POINTS, amounts);
        }

        private static boolean isNear(SensorValue before, SensorValue after, Denominator denominator) {
            if (denominator.minutes() == null) {
                return true;
            }
            Duration apart = Duration.between(before.time(), after.time());
            int compared = apart.compareTo(Duration.ofMinutes(denominator.minutes()));
            return denominator.inclusive() ? compared <= 0 : compared < 0;
        }

        private GlucoseRange between(SensorValue before, SensorValue after, Instant point) {
            GlucoseUnit unit = before.unit() == after.unit() ? before.unit() : GlucoseUnit.MASS;
            Rational from = unit == before.unit() ? before.value() : ranges.mass(before.value(), before.unit());
            Rational to = unit == after.unit() ? after.value() : ranges.mass(after.value(), after.unit());
            Rational way = Rational.of(
                    Duration.between(before.time(), point).toSeconds(),
                    Duration.between(before.time(), after.time()).toSeconds());
            return ranges.of(from.plus(to.minus(from).times(way)), unit);
        }
    }
}
