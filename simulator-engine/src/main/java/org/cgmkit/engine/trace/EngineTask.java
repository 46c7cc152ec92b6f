package org.cgmkit.engine.trace;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an engine is asked: the outcomes of a trace in a period.
 *
 * @param rows the trace, in the order in which it came
 * @param start the start of the period
 * @param end the end of the period
 * @param zone the time zone of the person
 * @param interval the minutes between two readings of a sensor of which {@code intervals} says nothing
 * @param intervals the same by the names of streams
 * @param sessions the sensors that were started
 * @param sensor the lowest and the highest value that the sensor shows as a number, in mg/dL
 * @param delivery how the rows belong to what the engine was given before
 */
public record EngineTask(
        List<TraceRow> rows,
        Instant start,
        Instant end,
        ZoneId zone,
        int interval,
        Map<String, Integer> intervals,
        List<SensorSession> sessions,
        SensorRange sensor,
        Delivery delivery) {

    /** Keeps copies. A zone without an offset is UTC by name: libraries of other languages do not know Java's {@code Z}. */
    public EngineTask {
        zone = zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
        rows = List.copyOf(rows);
        intervals = Map.copyOf(intervals);
        sessions = List.copyOf(sessions);
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException(
                    "Expected a period that ends after it starts, but it starts " + start + " and ends " + end + ".");
        }
        if (interval < 1) {
            throw new IllegalArgumentException(
                    "Expected an interval of at least one minute, but got " + interval + ".");
        }
    }

    /** All rows at once. */
    public EngineTask(
            List<TraceRow> rows,
            Instant start,
            Instant end,
            ZoneId zone,
            int interval,
            Map<String, Integer> intervals,
            List<SensorSession> sessions,
            SensorRange sensor) {
        this(rows, start, end, zone, interval, intervals, sessions, sensor, Delivery.WHOLE);
    }

    /** A period of a five-minute sensor of which nothing more is known. */
    public static EngineTask of(List<TraceRow> rows, Instant start, Instant end, ZoneId zone) {
        return new EngineTask(rows, start, end, zone, 5, Map.of(), List.of(), SensorRange.USUAL, Delivery.WHOLE);
    }

    /** The minutes between two readings of that stream. */
    public int intervalOf(String stream) {
        return Objects.requireNonNullElse(intervals.get(stream), interval);
    }

    /** The same with other rows. */
    public EngineTask withRows(List<TraceRow> others) {
        return new EngineTask(others, start, end, zone, interval, intervals, sessions, sensor, delivery);
    }

    /** The same of another period. */
    public EngineTask within(Instant from, Instant until) {
        return new EngineTask(rows, from, until, zone, interval, intervals, sessions, sensor, delivery);
    }

    /** The same in another time zone. */
    public EngineTask at(ZoneId other) {
        return new EngineTask(rows, start, end, other, interval, intervals, sessions, sensor, delivery);
    }

    /** The same in that step of several. */
    public EngineTask as(Delivery step) {
        return new EngineTask(rows, start, end, zone, interval, intervals, sessions, sensor, step);
    }

    /** The same of a sensor that measures every so many minutes. */
    public EngineTask every(int minutes) {
        return new EngineTask(rows, start, end, zone, minutes, intervals, sessions, sensor, delivery);
    }

    /** The same of streams that measure every so many minutes. */
    public EngineTask every(Map<String, Integer> minutes) {
        return new EngineTask(rows, start, end, zone, interval, minutes, sessions, sensor, delivery);
    }

    /** The same with sensors that were started. */
    public EngineTask with(List<SensorSession> started) {
        return new EngineTask(rows, start, end, zone, interval, intervals, started, sensor, delivery);
    }

    /**
     * What a sensor shows as a number.
     *
     * @param low the lowest value, in mg/dL
     * @param high the highest value, in mg/dL
     */
    public record SensorRange(BigDecimal low, BigDecimal high) {
        /** What most sensors show: 40 to 400 mg/dL. */
        public static final SensorRange USUAL = new SensorRange(new BigDecimal(40), new BigDecimal(400));
    }
}
