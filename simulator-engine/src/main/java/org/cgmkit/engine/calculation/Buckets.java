package org.cgmkit.engine.calculation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.engine.calculation.SensorValue.Mark;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** Puts readings into intervals from the start of the period on, and takes one value of each. */
record Buckets(EngineTask task, RangeRule rule) {

    /** The mean of the sensors in each interval; each sensor counts as much as any other. */
    List<SensorValue> means(List<SensorValue> sorted, Tally tally, Excluded why) {
        Map<Long, List<SensorValue>> buckets = new LinkedHashMap<>();
        for (SensorValue each : sorted) {
            long seconds = Duration.between(task.start(), each.time()).toSeconds();
            buckets.computeIfAbsent(Math.floorDiv(seconds, task.interval() * 60L), number -> new ArrayList<>())
                    .add(each);
        }
        List<SensorValue> means = new ArrayList<>();
        for (List<SensorValue> bucket : buckets.values()) {
            Map<String, List<SensorValue>> streams = new LinkedHashMap<>();
            bucket.forEach(each -> streams.computeIfAbsent(each.stream(), name -> new ArrayList<>())
                    .add(each));
            bucket.stream().skip(1).forEach(each -> tally.exclude(why, each.line()));
            SensorValue first = bucket.getFirst().of("", task.interval());
            means.add(
                    bucket.size() == 1
                            ? first
                            : mean(
                                    first,
                                    streams.values().stream()
                                            .map(stream -> mean(stream.getFirst(), stream))
                                            .toList()));
        }
        return means;
    }

    /** The first reading with the mean of them all; in the unit that they share, else in mg/dL. */
    SensorValue mean(SensorValue first, Collection<SensorValue> readings) {
        boolean shared = readings.stream().allMatch(each -> each.unit() == first.unit());
        boolean marked = readings.stream().allMatch(each -> each.mark() == first.mark());
        Rational sum = readings.stream()
                .map(each -> shared ? each.value() : rule.mass(each.value(), each.unit()))
                .reduce(Rational.ZERO, Rational::plus);
        return new SensorValue(
                first.line(),
                first.time(),
                first.wall(),
                sum.over(Rational.of(readings.size())),
                shared ? first.unit() : GlucoseUnit.MASS,
                marked ? first.mark() : Mark.NUMBER,
                first.stream(),
                first.interval());
    }
}
