package org.cgmkit.outcomes.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.outcomes.trace.DayTraces;
import org.cgmkit.outcomes.trace.EventTraces;
import org.cgmkit.outcomes.trace.Traces;
import org.cgmkit.outcomes.trace.ValueTraces;

/** Keys of the policy that are found out together, and what it takes. The order is that in which they are found. */
@SuppressWarnings("ImmutableEnumChecker") // Its lists and sets cannot be changed.
public enum Dimension {
    /** How figures are rounded: before all others, as it says what a figure can have been. */
    ROUNDING(List.of(PolicyKey.ROUNDING), Set.of(Look.SHARES), List.of(Traces.thirds())),
    /** The factor between the units, told by the mean of a day with both. */
    FACTOR(
            List.of(PolicyKey.FACTOR),
            Set.of(Look.MEAN),
            List.of(Traces.unitSwitch()),
            further(Traces.oneValue("27.0", "mmol/L"), Look.MEAN)),
    /** By which limits values are put into ranges. */
    CLASSIFICATION(
            List.of(PolicyKey.LIMITS, PolicyKey.CLASSIFICATION),
            Set.of(Look.SHARES),
            List.of(Traces.edgesInMass(), Traces.edgesInMolar(), ValueTraces.edgesOfTargets()),
            further(Traces.unitSwitch(), Look.SHARES)),
    /** What becomes of decimals; together with how values are compared, as rounding a value is part of both. */
    FRACTIONAL(
            List.of(PolicyKey.CLASSIFICATION, PolicyKey.FRACTIONAL),
            Set.of(Look.SHARES),
            List.of(ValueTraces.halves()),
            further(ValueTraces.fractions(), Look.SHARES)),
    /** Over what the standard deviation is computed. */
    DEVIATION(List.of(PolicyKey.DEVIATION), Set.of(Look.SD), List.of(Traces.plain())),
    /** By which formula GMI is computed. */
    GMI(List.of(PolicyKey.GMI), Set.of(Look.GMI), List.of(ValueTraces.gmiEdge())),
    /** Of what shares are shares. */
    DENOMINATOR(
            List.of(PolicyKey.DENOMINATOR),
            Set.of(Look.SHARES),
            List.of(Traces.gaps(), Traces.gapsAtLimits()),
            further(DayTraces.spring(), Look.SHARES)),
    /** What counts of several values at one time. */
    SAME_TIME(
            List.of(PolicyKey.SAME_TIME),
            Set.of(Look.SHARES),
            List.of(Traces.equalRows(), Traces.conflicts()),
            further(Traces.closePairs(), Look.SHARES),
            further(Traces.conflicts(), Look.MEAN)),
    /** How far apart copies of a reading may be. */
    TOLERANCE(List.of(PolicyKey.TOLERANCE), Set.of(Look.SHARES), List.of(Traces.drift())),
    /** What counts of two sensors. */
    STREAMS(
            List.of(PolicyKey.STREAMS),
            Set.of(Look.SHARES),
            List.of(Traces.twoSensors()),
            further(Traces.oneMinuteBeside(), Look.SHARES),
            further(Traces.twoSensors(), Look.MEAN)),
    /** What LOW and HIGH count as. */
    SENTINELS(List.of(PolicyKey.SENTINELS), Set.of(Look.SHARES, Look.MEAN), List.of(Traces.words())),
    /** What becomes of codes. */
    ERROR_CODES(List.of(PolicyKey.ERROR_CODES), Set.of(Look.SHARES), List.of(Traces.codes())),
    /** What is excluded as warm-up. */
    WARM_UP(
            List.of(PolicyKey.WARM_UP, PolicyKey.WARM_UP_BOUNDARY),
            Set.of(Look.SHARES),
            List.of(Traces.warmUp()),
            further(Traces.twoSessions(), Look.SHARES)),
    /** Whether the end belongs to the period. */
    PERIOD_END(
            List.of(PolicyKey.PERIOD_END),
            Set.of(Look.SHARES),
            List.of(DayTraces.periodEnd()),
            further(DayTraces.periodEnd(), Look.MEAN)),
    /** Whether times are read as moments. */
    TIMES(
            List.of(PolicyKey.TIMES),
            Set.of(Look.SHARES),
            List.of(DayTraces.spring(), DayTraces.fall()),
            further(DayTraces.spring(), Look.ACTIVE)),
    /** When days begin. */
    DAYS(List.of(PolicyKey.DAYS), Set.of(Look.DAYS), List.of(DayTraces.localDays())),
    /** Of what the active share is a share. */
    ACTIVE(
            List.of(PolicyKey.ACTIVE, PolicyKey.ASSUMED_INTERVAL),
            Set.of(Look.ACTIVE),
            List.of(DayTraces.fourteenDays(2782)),
            further(DayTraces.quarterHour(), Look.ACTIVE)),
    /** What is compared with 70 %. */
    SUFFICIENCY(
            List.of(PolicyKey.SUFFICIENCY),
            Set.of(Look.SUFFICIENT),
            List.of(DayTraces.fourteenDays(2782), DayTraces.fourteenDays(2809), DayTraces.fourteenDays(2823))),
    /** How events are counted. */
    EVENTS(
            List.of(
                    PolicyKey.EVENT_MINUTES,
                    PolicyKey.RECOVERY,
                    PolicyKey.EVENT_GAP,
                    PolicyKey.LEVEL_TWO_END,
                    PolicyKey.LEVEL_ONE),
            Set.of(Look.EVENTS),
            List.of(
                    EventTraces.shortEvents(),
                    EventTraces.interruptedEvent(),
                    EventTraces.eventWithGap(),
                    EventTraces.levelTwoEvents())),
    /** From when on an event is extended. */
    EXTENDED(
            List.of(PolicyKey.EXTENDED),
            Set.of(Look.LONG_EVENTS),
            List.of(EventTraces.longEvents()),
            further(EventTraces.spanOfTwoHours(), Look.LONG_EVENTS));

    private final List<PolicyKey<?>> keys;
    private final Set<Look> looks;
    private final List<EngineTask> traces;
    private final List<FurtherTrace> further;

    Dimension(List<PolicyKey<?>> keys, Set<Look> looks, List<EngineTask> traces, FurtherTrace... further) {
        this.keys = keys;
        this.looks = looks;
        this.traces = traces;
        this.further = List.of(further);
    }

    private static FurtherTrace further(EngineTask task, Look look) {
        return new FurtherTrace(task, Set.of(look));
    }

    /** What is found out. */
    public List<PolicyKey<?>> keys() {
        return keys;
    }

    /** Which figures say it. */
    public Set<Look> looks() {
        return looks;
    }

    /** The traces that it takes. */
    public List<EngineTask> traces() {
        return traces;
    }

    /** The traces that are asked for where several policies fit these. */
    List<FurtherTrace> further() {
        return further;
    }

    /** Every way in which an engine may decide here that decides the rest as was found. */
    List<Policy> candidates(Policy found, Policy declared) {
        List<Policy> candidates = List.of(found);
        for (PolicyKey<?> key : keys) {
            candidates = candidates.stream()
                    .flatMap(each -> values(each, key, declared).stream())
                    .distinct()
                    .toList();
        }
        return candidates;
    }

    private static <T> List<Policy> values(Policy policy, PolicyKey<T> key, Policy declared) {
        List<Policy> values = new ArrayList<>();
        values.add(policy.with(key, declared.of(key)));
        key.known().forEach(value -> values.add(policy.with(key, value)));
        return values;
    }
}
