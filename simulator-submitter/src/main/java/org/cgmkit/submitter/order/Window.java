package org.cgmkit.submitter.order;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that a submission is about.
 *
 * @param start its first moment
 * @param end its end, exclusive
 */
public record Window(Instant start, Instant end) {

    /** The time that reaches back so far from a moment. */
    public static Window back(Duration far, Instant end) {
        return new Window(end.minus(far), end);
    }

    /** The same that begins at another time. */
    public Window from(Instant other) {
        return new Window(other, end);
    }

    /** The same that ends at another time. */
    public Window until(Instant other) {
        return new Window(start, other);
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(start, end);
    }

    @Override
    public String toString() {
        return start + " to " + end;
    }
}
