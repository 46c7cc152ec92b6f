package org.cgmkit.submitter.order;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that a submission is about.
 *
 * @param start its first moment
 * @param end its end, exclusive
 */
public record TimeWindow(Instant start, Instant end) {

    /** The time that reaches back so far from a moment. */
    public static TimeWindow back(Duration far, Instant end) {
        return new TimeWindow(end.minus(far), end);
    }

    /** The same that begins at another time. */
    public TimeWindow from(Instant other) {
        return new TimeWindow(other, end);
    }

    /** The same that ends at another time. */
    public TimeWindow until(Instant other) {
        return new TimeWindow(start, other);
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
