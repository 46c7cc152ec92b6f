package org.cgmkit.kit.wire;

import java.time.Duration;

/** The target kept answering 429 for longer than a request may wait: nothing can be said, and nothing is held against it. */
public final class StillThrottledException extends RuntimeException {
    StillThrottledException(String request, Duration waited) {
        super("The target still answered 429 (too many requests) to " + request + " after waiting " + waited.toSeconds()
                + " s, which it may: run again later, or allow a longer wait.");
    }
}
