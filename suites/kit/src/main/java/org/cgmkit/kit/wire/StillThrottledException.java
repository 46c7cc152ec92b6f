package org.cgmkit.kit.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The target kept answering 429 for longer than a request may wait: nothing can be said, and nothing is held against it. */
public final class StillThrottledException extends RuntimeException {
    private StillThrottledException(String message) {
        super(message);
    }

    /**
     * The request has waited as long as it may.
     *
     * @param asked how long the target asks to wait now, or null where it does not say
     */
    static StillThrottledException after(Duration waited, String request, @Nullable Duration asked) {
        return new StillThrottledException(
                "The target still answered 429 (too many requests) to " + request + " after waiting "
                        + waited.toSeconds() + " s"
                        + (asked == null ? "" : " and asks to wait " + asked.toSeconds() + " s more")
                        + ", which it may: run again later, or allow a longer wait.");
    }

    /** The run as a whole may not wait any more. */
    static StillThrottledException withNothingLeft(Duration waited, String request) {
        return new StillThrottledException(
                "The target answered 429 (too many requests) to " + request + " after waiting "
                        + waited.toSeconds()
                        + " s, which it may, and the run has spent all the time that it may wait: run again "
                        + "later, or let requests come more slowly ('pause' in a target file).");
    }
}
