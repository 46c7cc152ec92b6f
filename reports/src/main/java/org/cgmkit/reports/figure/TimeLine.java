package org.cgmkit.reports.figure;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened in the steps of a run, and what was waited for.
 *
 * @param steps the steps, in their order
 */
public record TimeLine(String title, String text, List<Step> steps) implements Figure {
    public TimeLine {
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param title what it is called
     * @param leftOut why it was not taken, as a sentence; empty where it was
     * @param began when it began
     * @param ended when it ended
     * @param waits what was waited for, in its order
     * @param changes what the kit itself changed meanwhile, in its order
     * @param events what came, in its order; of very many, some spread evenly
     * @param came how many events there were of each kind
     */
    public record Step(
            String title,
            String leftOut,
            Instant began,
            Instant ended,
            List<Wait> waits,
            List<Change> changes,
            List<Event> events,
            Map<String, Integer> came) {
        public Step {
            came = Collections.unmodifiableMap(new LinkedHashMap<>(came));
            waits = List.copyOf(waits);
            changes = List.copyOf(changes);
            events = List.copyOf(events);
        }
    }

    /**
     * A time in which something was waited for.
     *
     * @param what what that was, as it stands behind "waited for"
     * @param came whether it came
     * @param remark what may explain that it did not, as sentences; may be empty
     */
    public record Wait(String what, Instant began, Instant ended, boolean came, String remark) {}

    /**
     * Something that the kit changed on its own side, such as an order that it revoked.
     *
     * @param what what it did, as a sentence
     */
    public record Change(Instant at, String what) {}

    /**
     * Something that came.
     *
     * @param at when it came
     * @param kind what kind of thing it is; the same words for the same kind
     * @param text what it is, in a line
     * @param taken whether it was answered as it wished to be
     * @param file the file in which it is kept, relative to the folder of the results; empty where it is in none
     */
    public record Event(Instant at, String kind, String text, boolean taken, String file) {}
}
