package org.cgmkit.reports.figure;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A curve with stretches of time that mean something.
 *
 * @param axis the axis of its values
 * @param zone the time zone in which its times are read
 * @param stretches its parts, in the order of time; between two of them nothing is known
 * @param spans the stretches of time, in the order of time
 */
public record MarkedCurve(
        String title, String text, Axis axis, ZoneId zone, List<Curve.Stretch> stretches, List<Span> spans)
        implements Figure {

    /** Keeps copies. */
    public MarkedCurve {
        stretches = List.copyOf(stretches);
        spans = List.copyOf(spans);
    }

    /** What a stretch of time is to the curve. */
    public enum Meaning {
        /** What lies in it does not count. */
        LEFT_OUT,
        /** Something happened in it. */
        EVENT
    }

    /**
     * A stretch of time.
     *
     * @param from its first moment
     * @param to its last moment
     * @param meaning what it is to the curve
     * @param words what it is called in the legend, such as {@code warm-up}
     */
    public record Span(Instant from, Instant to, Meaning meaning, String words) {}

    /** The curve alone. */
    public Curve curve() {
        return new Curve(title, text, axis, zone, stretches);
    }
}
