package org.cgmkit.engine.calculation;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cgmkit.engine.policy.ActiveDenominator;
import org.cgmkit.engine.policy.DayBoundary;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.SufficiencyComparison;
import org.cgmkit.engine.policy.TimeReading;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.jspecify.annotations.Nullable;

/**
 * The reference engine: times in ranges and what belongs to them (Danne et al. 2017, Diabetes Care 40:1631; Battelino et al. 2019,
 * Diabetes Care 42:1593), under any policy, in exact fractions. It keeps nothing between two calls.
 */
public final class OutcomeEngine {
    private static final Rational SEVENTY = Rational.of(70);
    private static final Duration FOURTEEN_DAYS = Duration.ofDays(14);

    private final EngineTask task;
    private final Policy policy;
    private final Tally tally = new Tally();
    private final Sifting sifting;

    private OutcomeEngine(EngineTask task, Policy policy) {
        this.task = task;
        this.policy = policy;
        this.sifting = new Sifting(task, policy, tally);
    }

    /** The outcomes of a trace under a policy. */
    public static Outcomes compute(EngineTask task, Policy policy) {
        return new OutcomeEngine(task, policy).outcomes();
    }

    private Outcomes outcomes() {
        List<SensorValue> used = sifting.sift();
        RangeRule ranges = new RangeRule(policy);
        ShareRule shares = new ShareRule(task, policy, ranges, sifting.start(), sifting.end());
        boolean none = used.isEmpty();
        boolean weighs = !none && shares.weighs(used);
        Rational ofPeriod = ofPeriod(used);
        int unread = tally.counts().getOrDefault(Excluded.OUTSIDE, 0)
                + tally.counts().getOrDefault(Excluded.UNREADABLE, 0)
                + tally.counts().getOrDefault(Excluded.WITHOUT_UNIT, 0);
        return new Outcomes(
                policy,
                task.rows().size() - unread,
                used.size(),
                none ? null : shares.of(used),
                none ? null : Spread.of(used, ranges, policy, each -> weighs ? each.interval() : 1, weighs),
                policy.of(PolicyKey.ACTIVE) == ActiveDenominator.PERIOD ? ofPeriod : ofOwnSpan(used),
                days(used, task.zone()).size(),
                isSufficient(ofPeriod),
                Episodes.of(used, ranges, policy),
                perDay(used, ranges),
                tally.counts(),
                tally.notices());
    }

    /** The share of the period that has readings; the reading at its very end stands for time after it. */
    private Rational ofPeriod(List<SensorValue> used) {
        long minutes = used.stream()
                .filter(each -> each.time().isBefore(sifting.end()))
                .mapToLong(SensorValue::interval)
                .sum();
        return percent(minutes, ShareRule.minutes(Duration.between(sifting.start(), sifting.end())));
    }

    private @Nullable Rational ofOwnSpan(List<SensorValue> used) {
        if (used.isEmpty()) {
            return null;
        }
        Instant end =
                used.getLast().time().plus(Duration.ofMinutes(used.getLast().interval()));
        long minutes = used.stream().mapToLong(SensorValue::interval).sum();
        return percent(
                minutes, ShareRule.minutes(Duration.between(used.getFirst().time(), end)));
    }

    private static Rational percent(long minutes, Rational of) {
        return Rational.HUNDRED.times(Rational.of(minutes)).over(of);
    }

    private boolean isSufficient(Rational active) {
        Rational compared = policy.of(PolicyKey.SUFFICIENCY) == SufficiencyComparison.ROUNDED
                ? Rational.of(active.rounded(0, RoundingMode.HALF_UP))
                : active;
        return compared.compareTo(SEVENTY) >= 0
                && Duration.between(task.start(), task.end()).compareTo(FOURTEEN_DAYS) >= 0;
    }

    private Map<LocalDate, List<SensorValue>> days(List<SensorValue> used, ZoneId zone) {
        ZoneId clock = policy.of(PolicyKey.TIMES) == TimeReading.WALL_CLOCK ? ZoneOffset.UTC : zone;
        Map<LocalDate, List<SensorValue>> days = new TreeMap<>();
        used.forEach(each -> days.computeIfAbsent(each.time().atZone(clock).toLocalDate(), day -> new ArrayList<>())
                .add(each));
        return days;
    }

    private Map<LocalDate, DayShares> perDay(List<SensorValue> used, RangeRule ranges) {
        ZoneId zone = policy.of(PolicyKey.DAYS) == DayBoundary.UTC ? ZoneOffset.UTC : task.zone();
        Map<LocalDate, DayShares> shares = new LinkedHashMap<>();
        days(used, zone).forEach((day, readings) -> {
            EnumMap<GlucoseRange, Integer> counts = new EnumMap<>(GlucoseRange.class);
            readings.forEach(each -> counts.merge(ranges.of(each), 1, Integer::sum));
            shares.put(day, new DayShares(readings.size(), counts));
        });
        return shares;
    }
}
