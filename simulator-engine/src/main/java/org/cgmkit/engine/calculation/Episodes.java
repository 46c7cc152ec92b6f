package org.cgmkit.engine.calculation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.cgmkit.engine.policy.EventGap;
import org.cgmkit.engine.policy.EventMinutes;
import org.cgmkit.engine.policy.ExtendedEvents;
import org.cgmkit.engine.policy.LevelOneEvents;
import org.cgmkit.engine.policy.LevelTwoEnd;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.jspecify.annotations.Nullable;

/**
 * Low events: they begin with 15 minutes below the limit, and end with 15 minutes at or above it (Danne et al. 2017, Diabetes Care
 * 40:1631; Battelino et al. 2023, Lancet Diabetes Endocrinol 11:42).
 *
 * @param levelOne those below 70 mg/dL
 * @param levelTwo those below 54 mg/dL
 * @param extended those below 70 mg/dL that last longer than two hours
 * @param events when those below 70 mg/dL were, in the order of time
 */
public record Episodes(int levelOne, int levelTwo, int extended, List<LowEvent> events) {
    private static final Duration LEAST = Duration.ofMinutes(15);
    private static final Duration LONG = Duration.ofHours(2);

    /** Keeps a copy. */
    public Episodes {
        events = List.copyOf(events);
    }

    /**
     * A low event.
     *
     * @param from the time of its first reading
     * @param to the time of its last low reading
     */
    public record LowEvent(Instant from, Instant to) {}

    /** The events of readings in the order of their times. */
    static Episodes of(List<SensorValue> readings, RangeRule ranges, Policy policy) {
        Predicate<SensorValue> low = each -> ranges.of(each).compareTo(GlucoseRange.LOW) <= 0;
        Predicate<SensorValue> veryLow = each -> ranges.of(each) == GlucoseRange.VERY_LOW;
        Predicate<SensorValue> recovered =
                policy.of(PolicyKey.LEVEL_TWO_END) == LevelTwoEnd.AT_54 ? veryLow.negate() : low.negate();
        List<Episode> one = new Search(policy, low, low.negate()).in(readings);
        List<Episode> two = new Search(policy, veryLow, recovered).in(readings);
        boolean without = policy.of(PolicyKey.LEVEL_ONE) == LevelOneEvents.WITHOUT_LEVEL_TWO;
        long counted = one.stream()
                .filter(event -> !without || two.stream().noneMatch(event::holds))
                .count();
        long extended = one.stream()
                .filter(event -> policy.of(PolicyKey.EXTENDED) == ExtendedEvents.OVER_120
                        ? event.lasted.compareTo(LONG) > 0
                        : event.lasted.compareTo(LONG) >= 0)
                .count();
        return new Episodes(
                (int) counted,
                two.size(),
                (int) extended,
                one.stream().map(event -> new LowEvent(event.from, event.to)).toList());
    }

    private record Episode(Instant from, Instant to, Duration lasted) {
        boolean holds(Episode other) {
            return !other.from.isBefore(from) && !other.from.isAfter(to);
        }
    }

    /** A run of readings on one side of a limit. */
    private record Run(SensorValue first, SensorValue last) {
        Run to(SensorValue next) {
            return new Run(first, next);
        }

        Duration lasts(EventMinutes minutes) {
            Duration span = Duration.between(first.time(), last.time());
            return minutes == EventMinutes.SPAN ? span : span.plus(Duration.ofMinutes(last.interval()));
        }
    }

    private static final class Search {
        private final Policy policy;
        private final EventMinutes minutes;
        private final Predicate<SensorValue> below;
        private final Predicate<SensorValue> above;
        private final List<Episode> found = new ArrayList<>();
        private @Nullable Run lows;
        private @Nullable Run recovery;
        private boolean begun;

        Search(Policy policy, Predicate<SensorValue> below, Predicate<SensorValue> above) {
            this.policy = policy;
            this.minutes = policy.of(PolicyKey.EVENT_MINUTES);
            this.below = below;
            this.above = above;
        }

        List<Episode> in(List<SensorValue> readings) {
            Instant before = Instant.MAX;
            for (SensorValue each : readings) {
                boolean gap = policy.of(PolicyKey.EVENT_GAP) == EventGap.BREAKS
                        && before.isBefore(each.time())
                        && Duration.between(before, each.time()).compareTo(LEAST) > 0;
                if (gap) {
                    end();
                }
                if (below.test(each)) {
                    low(each);
                } else {
                    notLow(each);
                }
                before = each.time();
            }
            end();
            return found;
        }

        private void low(SensorValue reading) {
            recovery = null;
            lows = lows == null ? new Run(reading, reading) : lows.to(reading);
            begun |= lows.lasts(minutes).compareTo(LEAST) >= 0;
        }

        private void notLow(SensorValue reading) {
            if (!begun) {
                lows = null;
                return;
            }
            if (!above.test(reading)) {
                recovery = null;
                return;
            }
            recovery = recovery == null ? new Run(reading, reading) : recovery.to(reading);
            if (recovery.lasts(minutes).compareTo(Duration.ofMinutes(policy.of(PolicyKey.RECOVERY))) >= 0) {
                end();
            }
        }

        private void end() {
            if (begun && lows != null) {
                found.add(new Episode(lows.first().time(), lows.last().time(), lows.lasts(minutes)));
            }
            lows = null;
            recovery = null;
            begun = false;
        }
    }
}
