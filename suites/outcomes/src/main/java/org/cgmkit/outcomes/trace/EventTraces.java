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
                .times(3, "65")
                .times(12, "120")
                .times(4, "65")
                .times(257, "120"));
    }

    /** Twenty minutes low, ten above 70, and 20 low again. */
    public static EngineTask interruptedEvent() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(12, "120")
                .times(4, "65")
                .times(2, "120")
                .times(4, "65")
                .times(266, "120"));
    }

    /** Two low readings, 20 minutes without data, and two again. */
    public static EngineTask eventWithGap() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(12, "120")
                .times(2, "65")
                .skip(Duration.ofMinutes(15))
                .times(2, "65")
                .times(269, "120"));
    }

    /** Low events of 15 and 20 minutes, one with ten minutes above 70 within, one with a gap of 20 minutes within. */
    public static EngineTask events() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(12, "120")
                .times(3, "65")
                .times(12, "120")
                .times(4, "65")
                .times(12, "120")
                .times(4, "65")
                .times(2, "120")
                .times(4, "65")
                .times(12, "120")
                .times(2, "65")
                .skip(Duration.ofMinutes(15))
                .times(2, "65")
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
                .times(2, "65")
                .times(4, "50")
                .times(2, "65")
                .times(12, "120")
                .times(4, "50")
                .times(4, "60")
                .times(4, "50")
                .times(12, "120")
                .times(5, "65")
                .times(227, "120"));
    }

    /** A low event of exactly two hours, and one of 130 minutes. */
    public static EngineTask longEvents() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(12, "120")
                .times(24, "65")
                .times(12, "120")
                .times(26, "65")
                .times(214, "120"));
    }
}
