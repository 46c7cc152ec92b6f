package org.cgmkit.engine.calculation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.SameTime;
import org.cgmkit.engine.policy.TimeReading;
import org.cgmkit.engine.trace.EngineTask;

/** Several readings for one time: which of them counts. */
record DuplicateRule(EngineTask task, Policy policy, Tally tally) {
    private static final Duration BLACKOUT_ENDS_EARLY = Duration.ofSeconds(10);
    private static final Comparator<SensorValue> IN_TIME =
            Comparator.comparing(SensorValue::time).thenComparingInt(SensorValue::line);

    /** Those that count, of values in the order of their times. */
    List<SensorValue> sift(List<SensorValue> sorted) {
        SameTime rule = policy.of(PolicyKey.SAME_TIME);
        List<SensorValue> values =
                policy.of(PolicyKey.TIMES) == TimeReading.WALL_CLOCK_DUPLICATES ? oncePerWallClock(sorted) : sorted;
        if (rule == SameTime.NONE) {
            return values;
        }
        if (rule == SameTime.LAST) {
            // What is stored under its time is replaced, whoever measured it.
            return oncePerTime(values);
        }
        Map<String, List<SensorValue>> streams = new LinkedHashMap<>();
        values.forEach(each -> streams.computeIfAbsent(each.stream(), name -> new ArrayList<>())
                .add(each));
        List<SensorValue> kept = new ArrayList<>(values.size());
        for (List<SensorValue> stream : streams.values()) {
            kept.addAll(
                    switch (rule) {
                        case BLACKOUT -> blackout(stream);
                        case BUCKET_MEAN -> new Buckets(task, rule()).means(stream, tally, Excluded.DUPLICATE);
                        default -> oncePerTime(stream);
                    });
        }
        if (streams.size() > 1) {
            kept.sort(IN_TIME);
        }
        return kept;
    }

    private RangeRule rule() {
        return new RangeRule(policy);
    }

    private List<SensorValue> oncePerWallClock(List<SensorValue> sorted) {
        Map<LocalDateTime, SensorValue> byClock = new LinkedHashMap<>();
        for (SensorValue each : sorted) {
            if (policy.of(PolicyKey.SAME_TIME) == SameTime.LAST) {
                byClock.put(each.wall(), each);
            } else {
                byClock.putIfAbsent(each.wall(), each);
            }
        }
        Set<SensorValue> kept = new HashSet<>(byClock.values());
        return kept(sorted, kept);
    }

    private List<SensorValue> kept(List<SensorValue> sorted, Collection<SensorValue> kept) {
        List<SensorValue> values = new ArrayList<>();
        for (SensorValue each : sorted) {
            if (kept.contains(each)) {
                values.add(each);
            } else {
                tally.exclude(Excluded.DUPLICATE, each.line());
            }
        }
        return values;
    }

    private List<SensorValue> blackout(List<SensorValue> sorted) {
        List<SensorValue> kept = new ArrayList<>(sorted.size());
        for (SensorValue each : sorted) {
            Instant free = kept.isEmpty()
                    ? Instant.MIN
                    : kept.getLast()
                            .time()
                            .plus(Duration.ofMinutes(kept.getLast().interval()))
                            .minus(BLACKOUT_ENDS_EARLY);
            if (each.time().isBefore(free)) {
                tally.exclude(Excluded.DUPLICATE, each.line());
            } else {
                kept.add(each);
            }
        }
        return kept;
    }

    private List<SensorValue> oncePerTime(List<SensorValue> sorted) {
        Duration tolerance = Duration.ofSeconds(policy.of(PolicyKey.TOLERANCE));
        List<SensorValue> kept = new ArrayList<>(sorted.size());
        for (int from = 0; from < sorted.size(); ) {
            Instant latest = sorted.get(from).time().plus(tolerance);
            int to = from + 1;
            while (to < sorted.size() && !sorted.get(to).time().isAfter(latest)) {
                to++;
            }
            if (to == from + 1) {
                kept.add(sorted.get(from));
            } else {
                keepOne(sorted.subList(from, to), kept);
            }
            from = to;
        }
        return kept;
    }

    private void keepOne(List<SensorValue> same, List<SensorValue> kept) {
        List<SensorValue> came =
                same.stream().sorted(Comparator.comparingInt(SensorValue::line)).toList();
        SensorValue first = came.getFirst();
        Map<Rational, SensorValue> different = new LinkedHashMap<>();
        came.forEach(each -> different.putIfAbsent(rule().mass(each.value(), each.unit()), each));
        boolean conflict = different.size() > 1;
        SensorValue one = switch (policy.of(PolicyKey.SAME_TIME)) {
            case LAST -> came.getLast();
            case MEAN -> conflict ? new Buckets(task, rule()).mean(first, different.values()) : first;
            default -> first;
        };
        boolean none = conflict && policy.of(PolicyKey.SAME_TIME) == SameTime.BOTH_DROPPED;
        TreeSet<Integer> lines =
                new TreeSet<>(came.stream().map(SensorValue::line).toList());
        if (!none) {
            kept.add(one);
            lines.remove(one.line());
        }
        lines.forEach(line -> tally.exclude(Excluded.DUPLICATE, line));
    }
}
