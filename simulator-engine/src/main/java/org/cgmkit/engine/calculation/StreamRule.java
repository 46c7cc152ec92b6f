package org.cgmkit.engine.calculation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.StreamUse;
import org.cgmkit.engine.trace.EngineTask;

/**
 * Two sensors at once: which of them counts. Where rows do not name their sensor, a reading between two others that are one
 * interval apart is taken for a second sensor's.
 */
record StreamRule(EngineTask task, Policy policy, Tally tally) {
    /** Nearer than this two readings are copies of one, which is no matter of two sensors. */
    private static final Duration COPY = Duration.ofSeconds(30);

    /** So much earlier than after its interval the next reading of a sensor may come. */
    private static final Duration EARLY = Duration.ofSeconds(10);

    private static final int FIVE = 5;
    private static final String SECOND = "(second sensor)";

    /** Those that count, of values in the order of their times. */
    List<SensorValue> sift(List<SensorValue> sorted) {
        List<SensorValue> named =
                sorted.stream().anyMatch(each -> !each.stream().isEmpty()) ? sorted : named(sorted);
        Map<String, List<SensorValue>> streams = new LinkedHashMap<>();
        named.forEach(each -> streams.computeIfAbsent(each.stream(), name -> new ArrayList<>())
                .add(each));
        StreamUse use = policy.of(PolicyKey.STREAMS);
        if (use == StreamUse.FIVE_MINUTE_ONLY) {
            List<List<SensorValue>> slow = streams.entrySet().stream()
                    .filter(each -> task.intervalOf(each.getKey()) >= FIVE)
                    .map(Map.Entry::getValue)
                    .toList();
            return firstStream(slow, fiveMinute(named));
        }
        if (streams.size() < 2 || use == StreamUse.ADDED) {
            return named;
        }
        return use == StreamUse.MERGED_MEAN
                ? new Buckets(task, new RangeRule(policy)).means(named, tally, Excluded.OTHER_STREAM)
                : firstStream(List.copyOf(streams.values()), named);
    }

    private List<SensorValue> fiveMinute(List<SensorValue> values) {
        List<SensorValue> kept = new ArrayList<>();
        for (SensorValue each : values) {
            if (task.intervalOf(each.stream()) < FIVE) {
                tally.exclude(Excluded.OTHER_STREAM, each.line());
            } else {
                kept.add(each);
            }
        }
        return kept;
    }

    private List<SensorValue> firstStream(List<List<SensorValue>> streams, List<SensorValue> sorted) {
        NavigableMap<Instant, SensorValue> held = new TreeMap<>();
        List<SensorValue> dropped = new ArrayList<>();
        for (List<SensorValue> stream : streams) {
            NavigableMap<Instant, SensorValue> own = new TreeMap<>();
            for (SensorValue each : stream) {
                Map.Entry<Instant, SensorValue> before = held.floorEntry(each.time());
                if (before != null && each.time().isBefore(until(before.getValue()))) {
                    dropped.add(each);
                } else {
                    own.putIfAbsent(each.time(), each);
                }
            }
            own.forEach(held::putIfAbsent);
        }
        dropped.forEach(each -> tally.exclude(Excluded.OTHER_STREAM, each.line()));
        Set<SensorValue> gone = new HashSet<>(dropped);
        return sorted.stream().filter(each -> !gone.contains(each)).toList();
    }

    private Instant until(SensorValue reading) {
        return reading.time()
                .plus(Duration.ofMinutes(task.intervalOf(reading.stream())))
                .minus(EARLY);
    }

    /** Gives the readings of a second sensor a name of their own. */
    private List<SensorValue> named(List<SensorValue> sorted) {
        List<SensorValue> named = new ArrayList<>(sorted.size());
        Instant last = Instant.MIN;
        for (int i = 0; i < sorted.size(); i++) {
            SensorValue each = sorted.get(i);
            Duration interval = Duration.ofMinutes(each.interval());
            boolean later = last.equals(Instant.MIN)
                    || !each.time().isBefore(last.plus(interval).minus(EARLY));
            if (!later && !each.time().isBefore(last.plus(COPY)) && isThere(sorted, i, last.plus(interval))) {
                named.add(each.of(SECOND, each.interval()));
            } else {
                named.add(each);
                if (later || !each.time().isBefore(last.plus(COPY))) {
                    last = each.time();
                }
            }
        }
        return named;
    }

    /** Whether a later reading is at that time. */
    private static boolean isThere(List<SensorValue> sorted, int from, Instant time) {
        for (int i = from + 1; i < sorted.size(); i++) {
            Duration away = Duration.between(time, sorted.get(i).time());
            if (away.abs().compareTo(EARLY) <= 0) {
                return true;
            }
            if (away.compareTo(EARLY) > 0) {
                return false;
            }
        }
        return false;
    }
}
