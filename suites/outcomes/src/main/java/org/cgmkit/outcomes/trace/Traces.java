package org.cgmkit.outcomes.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.SensorSession;
import org.cgmkit.engine.trace.TraceBuilder;
import org.cgmkit.engine.trace.TraceRow;

/** Traces of which the answer is known under every policy. Each tells apart few things, and leaves the others alone. */
public final class Traces {
    private static final int SLOTS = 288;

    private Traces() {}

    /** A day of one value: all of it lies in one range. */
    public static EngineTask oneValue(String value, String unit) {
        return Period.day(TraceBuilder.from(Period.START).in(unit).times(SLOTS, value));
    }

    /** A day with no reading. */
    public static EngineTask empty() {
        return Period.day(TraceBuilder.from(Period.START));
    }

    /** A day of 80, 120, 160 and 240 mg/dL, six hours each: the mean is 150. */
    public static EngineTask plain() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(72, "80")
                .times(72, "120")
                .times(72, "160")
                .times(72, "240"));
    }

    /** The same moments, written with another offset. */
    public static EngineTask plainElsewhere() {
        return Period.day(TraceBuilder.from(Period.START)
                .offset("+05:30")
                .times(72, "80")
                .times(72, "120")
                .times(72, "160")
                .times(72, "240"));
    }

    /** A third of a day low: 33.3… and 66.6… %. */
    public static EngineTask thirds() {
        return Period.day(TraceBuilder.from(Period.START).times(96, "60").times(192, "120"));
    }

    /** A day with three rows more that cannot be read. */
    public static EngineTask badRows() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(SLOTS, "120")
                .at("2026-05-04T03:02:00Z")
                .times(1, "-5")
                .times(1, "abc")
                .times(1, ""));
    }

    /** A quarter low and then three quarters: half of a day, and the unit changes at noon. */
    public static EngineTask unitSwitch() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(36, "60")
                .times(108, "120")
                .in("mmol/L")
                .times(108, "3.3")
                .times(36, "6.7"));
    }

    /** Values at the limits and beside them, in mg/dL. */
    public static EngineTask edgesInMass() {
        return Period.day(edges(TraceBuilder.from(Period.START), "53", "54", "69", "70", "180", "181", "250", "251")
                .times(149, "120"));
    }

    /** The same in mmol/L. */
    public static EngineTask edgesInMolar() {
        return Period.day(edges(
                        TraceBuilder.from(Period.START).in("mmol/L"),
                        "2.9",
                        "3.0",
                        "3.8",
                        "3.9",
                        "10.0",
                        "10.1",
                        "13.9",
                        "14.0")
                .times(149, "6.6"));
    }

    private static TraceBuilder edges(TraceBuilder trace, String... values) {
        int[] counts = {20, 7, 11, 13, 17, 19, 23, 29};
        for (int i = 0; i < counts.length; i++) {
            trace.times(counts[i], values[i]);
        }
        return trace;
    }

    /**
     * Half a day low, then gaps of 15, 25, 40, 50 and 70 minutes from reading to reading: the first one between low and target, the
     * others within target.
     */
    public static EngineTask gaps() {
        return gaps(15, 25, 40, 50, 70);
    }

    /** The same with gaps of exactly the lengths at which engines stop to bridge them. */
    public static EngineTask gapsAtLimits() {
        return gaps(20, 30, 45, 60);
    }

    private static EngineTask gaps(int... minutes) {
        TraceBuilder trace = TraceBuilder.from(Period.START).times(144, "60");
        int used = 0;
        for (int each : minutes) {
            trace.skip(Duration.ofMinutes(each - 5L)).times(12, "100");
            used += 12 + (each - 5) / 5;
        }
        return Period.day(trace.times(144 - used, "100"));
    }

    /** The low rows come twice. */
    public static EngineTask equalRows() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(24, "60")
                .times(264, "120")
                .at(Period.START)
                .times(24, "60"));
    }

    /** For an hour there is a second value for each time, which is very high. */
    public static EngineTask conflicts() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(24, "60")
                .times(264, "120")
                .at("2026-05-04T10:00:00Z")
                .times(12, "300"));
    }

    /** Eight low readings come again with a clock that is 15 seconds ahead. */
    public static EngineTask drift() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(136, "120")
                .times(8, "60")
                .times(144, "120")
                .at("2026-05-04T11:20:15Z")
                .times(8, "60"));
    }

    /** For two hours a reading comes two minutes after another one, and the next only after ten. */
    public static EngineTask closePairs() {
        TraceBuilder trace = TraceBuilder.from(Period.START).times(24, "120");
        for (int i = 0; i < 12; i++) {
            trace.times(1, "60").skip(Duration.ofMinutes(-3)).times(1, "300").skip(Duration.ofMinutes(3));
        }
        return Period.day(trace.times(240, "120"));
    }

    /** A one-minute sensor and a five-minute sensor, all day both. */
    public static EngineTask oneMinuteBeside() {
        List<TraceRow> rows = new ArrayList<>(TraceBuilder.from(Period.START)
                .of("a")
                .every(1)
                .times(1440, "60")
                .rows());
        rows.addAll(TraceBuilder.from(Period.START).of("b").times(SLOTS, "110").rows());
        rows.sort(Comparator.comparing(TraceRow::time));
        return Period.day(TraceBuilder.numbered(rows)).every(Map.of("a", 1, "b", 5));
    }

    /** Two five-minute sensors at once, the second a minute behind. */
    public static EngineTask twoSensors() {
        List<TraceRow> rows = new ArrayList<>(
                TraceBuilder.from(Period.START).of("a").times(SLOTS, "52").rows());
        rows.addAll(TraceBuilder.from("2026-05-04T00:01:00Z")
                .of("b")
                .times(SLOTS, "182")
                .rows());
        rows.sort(Comparator.comparing(TraceRow::time));
        return Period.day(TraceBuilder.numbered(rows));
    }

    /** A one-minute sensor until noon, a five-minute one from then on. */
    public static EngineTask oneMinuteThenFive() {
        return Period.day(TraceBuilder.from(Period.START)
                        .of("a")
                        .every(1)
                        .times(720, "200")
                        .of("b")
                        .every(5)
                        .times(144, "120"))
                .every(Map.of("a", 1, "b", 5));
    }

    /** LOW for 100 minutes and HIGH for 40. */
    public static EngineTask words() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(20, "LOW")
                .times(8, "HIGH")
                .times(260, "120"));
    }

    /** Twelve values that no sensor shows. */
    public static EngineTask codes() {
        return Period.day(
                TraceBuilder.from(Period.START).times(276, "120").times(6, "10").times(6, "5"));
    }

    /** A new sensor at 08:00, whose maker says two hours. */
    public static EngineTask warmUp() {
        return Period.day(TraceBuilder.from(Period.START)
                        .times(96, "200")
                        .times(24, "110")
                        .times(84, "120")
                        .times(84, "200"))
                .with(List.of(new SensorSession(Instant.parse("2026-05-04T08:00:00Z"), 120, "two-hours")));
    }

    /** Two days, each with a new sensor at its start: one that warms up for two hours, one for half an hour. */
    public static EngineTask twoSessions() {
        return Period.days(
                        2,
                        TraceBuilder.from(Period.START)
                                .times(24, "50")
                                .times(264, "120")
                                .times(6, "50")
                                .times(18, "60")
                                .times(264, "120")
                                .rows())
                .with(List.of(
                        new SensorSession(Period.FROM, 120, "two-hours"),
                        new SensorSession(Period.FROM.plus(Period.DAY), 30, "half-an-hour")));
    }
}
