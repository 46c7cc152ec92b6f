package org.cgmkit.reports.figure;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * Days laid over each other: how values spread at each time of day.
 *
 * @param axis the axis of its values
 * @param slot the length of a slot of the day
 * @param bands the slots that have values, from midnight on
 */
public record DayProfile(String title, String text, Axis axis, Duration slot, List<Band> bands) implements Figure {
    public DayProfile {
        bands = List.copyOf(bands);
        if (slot.isZero() || slot.isNegative() || slot.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("Expected a slot of a day, such as PT30M, but got " + slot + ".");
        }
    }

    /**
     * The spread in one slot, in the unit of the axis.
     *
     * @param from the time of day at which the slot begins
     * @param p5 the value with 5 % of the values below, likewise the others
     */
    public record Band(LocalTime from, double p5, double p25, double median, double p75, double p95) {}
}
