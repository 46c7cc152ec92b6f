package org.cgmkit.outcomes.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceBuilder;
import org.cgmkit.engine.trace.TraceRow;

/** Traces with low events. */
public final class EventTraces {
    private EventTraces() {}

    /** Low events of three and of four readings. */
    public static EngineTask shortEvents() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(12, "120")
                .times(3, "60")
                .times(12, "120")
                .times(4, "60")
                .times(257, "120"));
    }

    /** Twenty minutes low, ten above 70, and 20 low again. */
    public static EngineTask interruptedEvent() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(12, "120")
                .times(4, "60")
                .times(2, "120")
                .times(4, "60")
                .times(266, "120"));
    }

    /** Two low readings, 20 minutes without data, and two again. */
    public static EngineTask eventWithGap() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(12, "120")
                .times(2, "60")
                .skip(Duration.ofMinutes(15))
                .times(2, "60")
                .times(269, "120"));
    }

    /** Low events of 15 and 20 minutes, one with ten minutes above 70 within, one with a gap of 20 minutes within. */
    public static EngineTask events() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(12, "120")
                .times(3, "60")
                .times(12, "120")
                .times(4, "60")
                .times(12, "120")
                .times(4, "60")
                .times(2, "120")
                .times(4, "60")
                .times(12, "120")
                .times(2, "60")
                .skip(Duration.ofMinutes(15))
                .times(2, "60")
                .times(216, "120"));
    }

    /** The same rows, the last one first. */
    public static EngineTask eventsBackwards() {
        List<TraceRow> rows = new ArrayList<>(events().rows());
        Collections.reverse(rows);
        return Period.day(TraceBuilder.numbered(rows));
    }

    /** A very low event within a low one, and two very low runs with 20 minutes of low between them. */
    public static EngineTask levelTwoEvents() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(12, "120")
                .times(2, "60")
                .times(4, "50")
                .times(2, "60")
                .times(12, "120")
                .times(4, "50")
                .times(4, "60")
                .times(4, "50")
                .times(12, "120")
                .times(5, "60")
                .times(227, "120"));
    }

    /** A low event of exactly two hours, and one of 130 minutes. */
    public static EngineTask longEvents() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(12, "120")
                .times(24, "60")
                .times(12, "120")
                .times(26, "60")
                .times(214, "120"));
    }

    /** A low event of which the readings from the first to the last span exactly two hours. */
    public static EngineTask spanOfTwoHours() {
        return Period.day(
                TraceBuilder.from(Period.START).times(12, "120").times(25, "60").times(251, "120"));
    }

    /** Four readings, of which only the first and the last are low; the two of 70 between them are not. */
    public static EngineTask seventyWithin() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(12, "120")
                .times(1, "60")
                .times(2, "70")
                .times(1, "60")
                .times(272, "120"));
    }

    /** A low event that has not ended when the data end. */
    public static EngineTask openEnd() {
        return Period.day(TraceBuilder.from(Period.START).times(284, "120").times(4, "60"));
    }

    /** A low event of 40 minutes around noon. */
    public static EngineTask atNoon() {
        return Period.days(
                2,
                TraceBuilder.from(Period.START)
                        .times(140, "120")
                        .times(8, "60")
                        .times(428, "120")
                        .rows());
    }

    /** The same around midnight. */
    public static EngineTask atMidnight() {
        return Period.days(
                2,
                TraceBuilder.from(Period.START)
                        .times(284, "120")
                        .times(8, "60")
                        .times(284, "120")
                        .rows());
    }

    /** A low event of half an hour, in the middle of which the offset of times changes on a journey. */
    public static EngineTask onAJourney() {
        return DayTraces.newYork(
                "2026-03-01T00:00:00-05:00",
                "2026-03-02T00:00:00-05:00",
                TraceBuilder.from("2026-03-01T00:00:00-05:00")
                        .times(141, "120")
                        .times(3, "60")
                        .offset("-08:00")
                        .times(3, "60")
                        .times(141, "120"));
    }
}
