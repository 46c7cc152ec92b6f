package org.cgmkit.ehr.receiver;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Gives a token to each request while it holds one, and is refilled drop by drop until it is full. */
final class TokenBucket {
    /** What it holds, counted in the nanoseconds that it took to drip in: tokens fill it evenly, not one by one. */
    private long level;

    private final long full;
    private final long perToken;
    private final LongSupplier nanoseconds;
    private long lookedAt;

    /**
     * A full bucket.
     *
     * @param capacity how many tokens it holds at most, one or more
     * @param perToken how long it takes until another one has dripped in
     * @param nanoseconds what tells the time, from any beginning, never going back
     */
    TokenBucket(int capacity, Duration perToken, LongSupplier nanoseconds) {
        this.perToken = perToken.toNanos();
        this.full = this.perToken * capacity;
        this.nanoseconds = nanoseconds;
        this.level = full;
        this.lookedAt = nanoseconds.getAsLong();
    }

    /** Takes a token: nothing to say where there is one, else how long it takes until there is. */
    synchronized Optional<Duration> take() {
        long now = nanoseconds.getAsLong();
        level = Math.min(full, level + now - lookedAt);
        lookedAt = now;
        if (level < perToken) {
            return Optional.of(Duration.ofNanos(perToken - level));
        }
        level -= perToken;
        return Optional.empty();
    }
}
