package org.cgmkit.console.sandbox;

import java.util.List;

/**
 * Readings of a sandbox as a curve, with its figures.
 *
 * @param unit the unit of the values
 * @param seconds the times of the readings, in seconds since 1970, ascending
 * @param values their values
 * @param low the lower limit of the target range, in the same unit
 * @param high its upper limit
 * @param figures figures of these readings, as text
 */
public record Curve(String unit, List<Long> seconds, List<Double> values, double low, double high, List<Fact> figures) {
    /** No readings. */
    public static final Curve EMPTY = new Curve("", List.of(), List.of(), 0, 0, List.of());

    public Curve {
        seconds = List.copyOf(seconds);
        values = List.copyOf(values);
        figures = List.copyOf(figures);
    }

    /** Whether there are no readings. */
    public boolean isEmpty() {
        return seconds.isEmpty();
    }
}
