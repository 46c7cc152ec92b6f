package org.cgmkit.outcomes.trace;

import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceBuilder;

/** Days without gaps, in which it matters which values they have. */
public final class ValueTraces {
    private ValueTraces() {}

    /** Values at the limits that targets have in pregnancies and where they are tight, and beside them. */
    public static EngineTask edgesOfTargets() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(5, "62")
                .times(7, "63")
                .times(13, "140")
                .times(17, "141")
                .times(246, "120"));
    }

    /** Values between those that sensors show, in both units, at which ways to round them part. */
    public static EngineTask fractions() {
        return Period.day(TraceBuilder.from(Period.START)
                .in("mmol/L")
                .times(17, "2.95")
                .times(19, "3.85")
                .times(23, "3.87")
                .times(29, "10.01")
                .times(31, "10.05")
                .times(37, "13.95")
                .times(108, "6.6")
                .in("mg/dL")
                .times(11, "53.4")
                .times(13, "69.4"));
    }

    /** Five shares that whole percents of make 101, and of which one is below half a percent. */
    public static EngineTask unevenShares() {
        // The end of the day has data: how long the last reading is held is left to the engine.
        return Period.day(TraceBuilder.from("2026-05-04T00:25:00Z")
                .times(5, "50")
                .times(8, "60")
                .times(265, "120")
                .times(3, "200")
                .times(2, "300"));
    }

    /** Rows of which twelve have no unit. */
    public static EngineTask withoutUnit() {
        return Period.day(
                TraceBuilder.from(Period.START).times(276, "120").in("").times(12, "120"));
    }

    /** Halves between two whole values at each limit. */
    public static EngineTask halves() {
        return Period.day(TraceBuilder.from(Period.START)
                .times(17, "53.5")
                .times(19, "69.5")
                .times(23, "180.5")
                .times(29, "250.5")
                .times(200, "120"));
    }

    /** A mean at which the formulas of GMI part. */
    public static EngineTask gmiEdge() {
        return Period.day(TraceBuilder.from(Period.START).times(247, "152").times(41, "153"));
    }

    /** So much very low and very high that the sum behind GRI goes beyond 100. */
    public static EngineTask highRisk() {
        return Period.day(
                TraceBuilder.from(Period.START).times(100, "50").times(60, "60").times(128, "300"));
    }
}
