package org.cgmkit.engine.trace;

/**
 * How the rows of a task belong to what the engine was given before.
 *
 * @param step what the rows are
 * @param state what the engine gave back last time, or the folder that is its own; empty at the beginning
 */
public record Delivery(Step step, String state) {
    /** All rows at once, and nothing before. */
    public static final Delivery WHOLE = new Delivery(Step.WHOLE, "");

    /** What the rows of a task are. */
    public enum Step {
        /** All of them. */
        WHOLE,
        /** What had come by then. */
        BEFORE,
        /** What has come since. */
        LATE,
        /** What was taken back. */
        REMOVED
    }
}
