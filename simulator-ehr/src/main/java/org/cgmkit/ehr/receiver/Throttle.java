package org.cgmkit.ehr.receiver;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.workings.Behaviour.Throttling;

/** Stops requests that come too fast (RFC 6585, section 4): a token bucket for all that the receiver is asked. */
public final class Throttle {
    private static final int AT_ONCE = 10;
    private static final Duration PER_REQUEST = Duration.ofMillis(100);

    private final Throttling throttling;
    private final TokenBucket bucket;

    /**
     * A throttle that lets ten requests through at once, and ten in each second after that.
     *
     * @param nanoseconds what tells the time, from any beginning, never going back
     */
    Throttle(Throttling throttling, LongSupplier nanoseconds) {
        this(throttling, new TokenBucket(AT_ONCE, PER_REQUEST, nanoseconds));
    }

    Throttle(Throttling throttling, TokenBucket bucket) {
        this.throttling = throttling;
        this.bucket = bucket;
    }

    /**
     * A request that is not let through.
     *
     * @param refusal what it is answered
     * @param retryAfter the value of the answer's Retry-After: the time until the next token, in whole seconds, rounded
     *     up (RFC 9110, section 10.2.3); nothing where clients are not told
     */
    public record Stopped(Refusal refusal, Optional<String> retryAfter) {}

    /** What becomes of a request that comes too soon; nothing where it may pass. */
    public Optional<Stopped> stops() {
        return throttling == Throttling.NEVER ? Optional.empty() : bucket.take().map(this::stopped);
    }

    private Stopped stopped(Duration wait) {
        Refusal refusal = Refusal.of(
                429,
                "throttled",
                "Expected fewer requests in so short a time: wait a second, then send this one again.");
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return new Stopped(
                refusal,
                throttling == Throttling.WITH_RETRY_AFTER ? Optional.of(Long.toString(seconds)) : Optional.empty());
    }
}
