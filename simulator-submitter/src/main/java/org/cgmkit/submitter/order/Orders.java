package org.cgmkit.submitter.order;

import java.util.List;

/**
 * The active orders as they were found.
 *
 * @param schedules the schedules of standing orders
 * @param oneTime the one-time orders
 * @param puzzles what about them the app cannot follow, in sentences
 */
public record Orders(List<Schedule> schedules, List<OneTime> oneTime, List<String> puzzles) {
    /** No order at all. */
    public static final Orders NONE = new Orders(List.of(), List.of(), List.of());

    /** Keeps copies. */
    public Orders {
        schedules = List.copyOf(schedules);
        oneTime = List.copyOf(oneTime);
        puzzles = List.copyOf(puzzles);
    }

    /** The same with other schedules. */
    public Orders with(List<Schedule> others) {
        return new Orders(others, oneTime, puzzles);
    }

    /** The same with other one-time orders. */
    public Orders asking(List<OneTime> others) {
        return new Orders(schedules, others, puzzles);
    }
}
