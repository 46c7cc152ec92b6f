package org.cgmkit.reports.figure;

import java.util.List;

/**
 * The axis of values. What lies beyond its ends is drawn at them.
 *
 * @param unit the unit of the values, for a person to read
 * @param low the lowest value that it shows
 * @param high the highest value that it shows
 * @param marks the values at which there are lines, from low to high
 * @param wantedLow where the range begins that values are wanted in
 * @param wantedHigh where it ends
 */
public record Axis(String unit, double low, double high, List<Double> marks, double wantedLow, double wantedHigh) {
    public Axis {
        marks = List.copyOf(marks);
        if (!Double.isFinite(low) || !Double.isFinite(high) || low >= high) {
            throw new IllegalArgumentException(
                    "Expected an axis from a low to a high value, but got " + low + " to " + high + ".");
        }
    }

    /** Where a value lies on it: 0 at its low end, 1 at its high end. */
    public double place(double value) {
        return Math.max(0, Math.min(1, (value - low) / (high - low)));
    }

    /** Whether a value lies beyond its ends. */
    public boolean isBeyond(double value) {
        return value < low || value > high;
    }
}
