package org.cgmkit.engine.calculation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cgmkit.engine.calculation.SensorValue.Mark;
import org.cgmkit.engine.policy.Classification;
import org.cgmkit.engine.policy.ErrorCodes;
import org.cgmkit.engine.policy.PeriodEnd;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.SentinelUse;
import org.cgmkit.engine.policy.TimeReading;
import org.cgmkit.engine.policy.WarmUpBoundary;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.SensorSession;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** From rows to the readings that count, in the order of their times. */
final class Sifting {
    /** No sensor shows less; receivers send such values as codes, and one uploader knows values down to 1.1 mmol/L. */
    private static final Rational LEAST_MASS = Rational.of(20);

    private static final Rational LEAST_MOLAR = Rational.of(new BigDecimal("1.1"));

    private final EngineTask task;
    private final Policy policy;
    private final Tally tally;
    private final RangeRule ranges;

    Sifting(EngineTask task, Policy policy, Tally tally) {
        this.task = task;
        this.policy = policy;
        this.tally = tally;
        this.ranges = new RangeRule(policy);
    }

    /** The start of the period on the clock that the policy reads. */
    Instant start() {
        return onClock(task.start());
    }

    /** The end of the period, likewise. */
    Instant end() {
        return onClock(task.end());
    }

    private Instant onClock(Instant time) {
        return policy.of(PolicyKey.TIMES) == TimeReading.WALL_CLOCK ? RowReading.wallClock(time, task.zone()) : time;
    }

    /** Those that count. */
    List<SensorValue> sift() {
        List<SensorValue> values = new ArrayList<>();
        List<SensorValue> read = new RowReading(task, policy, tally).read();
        GlucoseUnit first = read.isEmpty() ? GlucoseUnit.MASS : read.getFirst().unit();
        if (read.stream().anyMatch(each -> each.unit() != first)) {
            tally.notice("The unit changes within the trace; each row was read in its own.");
        }
        for (SensorValue each : read) {
            SensorValue own =
                    policy.of(PolicyKey.CLASSIFICATION) == Classification.UNIT_IGNORED ? each.in(first) : each;
            if (isIncluded(own)) {
                values.add(shown(own));
            }
        }
        values.sort(Comparator.comparing(SensorValue::time));
        List<SensorValue> streamed = new StreamRule(task, policy, tally).sift(values);
        return warm(new DuplicateRule(task, policy, tally).sift(streamed));
    }

    private boolean isIncluded(SensorValue value) {
        boolean beforeEnd = value.time().isBefore(end())
                || (policy.of(PolicyKey.PERIOD_END) == PeriodEnd.INCLUSIVE
                        && value.time().equals(end()));
        if (value.time().isBefore(start()) || !beforeEnd) {
            tally.exclude(Excluded.OUTSIDE, value.line());
            return false;
        }
        if (value.mark() != Mark.NUMBER) {
            if (policy.of(PolicyKey.SENTINELS) == SentinelUse.DROPPED) {
                tally.exclude(Excluded.SENTINEL, value.line());
                return false;
            }
            return true;
        }
        Rational least = value.unit() == GlucoseUnit.MASS ? LEAST_MASS : LEAST_MOLAR;
        if (policy.of(PolicyKey.ERROR_CODES) == ErrorCodes.DROPPED
                && value.value().compareTo(least) < 0) {
            tally.exclude(Excluded.ERROR_CODE, value.line());
            return false;
        }
        return true;
    }

    private SensorValue shown(SensorValue value) {
        Rational beyond = Rational.of(policy.of(PolicyKey.SENTINELS) == SentinelUse.BEYOND ? 1 : 0);
        return switch (value.mark()) {
            case LOW -> value.with(Rational.of(task.sensor().low()).minus(beyond));
            case HIGH -> value.with(Rational.of(task.sensor().high()).plus(beyond));
            case NUMBER -> value.showing(ranges.truncated(value.value(), value.unit()));
        };
    }

    private List<SensorValue> warm(List<SensorValue> values) {
        List<SensorValue> kept = new ArrayList<>(values.size());
        for (SensorValue each : values) {
            if (task.sessions().stream().anyMatch(session -> warmsUp(session, each.time()))) {
                tally.exclude(Excluded.WARM_UP, each.line());
            } else {
                kept.add(each);
            }
        }
        return kept;
    }

    private boolean warmsUp(SensorSession session, Instant time) {
        int minutes = policy.of(PolicyKey.WARM_UP).of(session.generation(), session.warmUpMinutes());
        Instant start = onClock(session.start());
        Instant end = start.plus(Duration.ofMinutes(minutes));
        return minutes > 0
                && !time.isBefore(start)
                && (time.isBefore(end)
                        || (policy.of(PolicyKey.WARM_UP_BOUNDARY) == WarmUpBoundary.EXCLUDED && time.equals(end)));
    }
}
