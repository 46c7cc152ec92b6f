package org.cgmkit.ehr.receiver;

import java.time.Duration;
import java.util.Optional;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.workings.Behaviour.Throttling;
import org.jspecify.annotations.Nullable;

/** Counts requests, and closes for a second after so many of them (RFC 6585, section 4). */
public final class Throttle {
    private static final int REQUESTS = 20;
    private static final Duration CLOSED = Duration.ofSeconds(1);

    private final Throttling throttling;
    private int left = REQUESTS;
    private @Nullable Long closedAt;

    Throttle(Throttling throttling) {
        this.throttling = throttling;
    }

    /** The refusal of a request that comes too soon, or nothing. */
    public synchronized Optional<Refusal> stops() {
        if (throttling == Throttling.NEVER) {
            return Optional.empty();
        }
        Long since = closedAt;
        if (since != null && System.nanoTime() - since >= CLOSED.toNanos()) {
            left = REQUESTS;
            closedAt = null;
        } else if (since == null && left == 0) {
            closedAt = System.nanoTime();
        }
        if (left > 0) {
            left--;
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                429,
                "throttled",
                "Expected at most " + REQUESTS + " requests at a time, but there were more: wait " + CLOSED.toSeconds()
                        + " s, then send this one again."));
    }

    /** How many seconds a refused client is told to wait, or nothing where it is not told. */
    public Optional<String> retryAfter() {
        return throttling == Throttling.WITH_RETRY_AFTER
                ? Optional.of(Long.toString(CLOSED.toSeconds()))
                : Optional.empty();
    }
}
