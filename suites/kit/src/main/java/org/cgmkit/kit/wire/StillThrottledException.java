package org.cgmkit.kit.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The target could not deal with a request for longer than that may wait (429, 503, or a gateway's 502 and 504): nothing can be
 * said, and nothing is held against it.
 */
public final class StillThrottledException extends RuntimeException {
    private final String answered;

    private StillThrottledException(String message, Busy busy) {
        super(message);
        this.answered = busy.toString();
    }

    /** What it answers, with its meaning, such as {@code 429 (too many requests)}. */
    public String answered() {
        return answered;
    }

    /**
     * The request has waited as long as it may.
     *
     * @param asked how long the target asks to wait now, or null where it does not say
     */
    static StillThrottledException after(Duration waited, Busy busy, @Nullable Duration asked) {
        return new StillThrottledException(
                "The target still answered " + busy + " after waiting " + waited.toSeconds() + " s"
                        + (asked == null ? "" : " and asks to wait " + asked.toSeconds() + " s more")
                        + (busy.status() == 429
                                ? ", which it may: run again later, or allow a longer wait."
                                : ", so this check cannot decide: run again when it is up."),
                busy);
    }

    /** The run as a whole may not wait any more. */
    static StillThrottledException withNothingLeft(Duration waited, Busy busy) {
        return new StillThrottledException(
                "The target answered " + busy + " after waiting " + waited.toSeconds()
                        + " s, which it may, and the run has spent all the time that it may wait: run again "
                        + "later, or let requests come more slowly ('pause' in a target file).",
                busy);
    }
}
