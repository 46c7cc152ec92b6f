package org.cgmkit.kit.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Waits as a 429 asks.
 *
 * @param limit how long, in all, one request may wait
 * @param pause how it waits
 */
public record ThrottlingWait(Duration limit, Sleeper pause) {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    /**
     * Sends again after each 429.
     *
     * @return the first exchange that did not end in 429
     * @throws StillThrottledException where that would take longer than the limit
     */
    public Exchange patiently(Supplier<Exchange> sending) {
        Duration waited = Duration.ZERO;
        Duration next = FIRST_WAIT;
        while (true) {
            Exchange exchange = sending.get();
            if (exchange.status() != 429) {
                return exchange;
            }
            waited = waitAfter(exchange, waited, next);
            next = next.multipliedBy(2);
        }
    }

    /**
     * Waits once.
     *
     * @param waited how long was waited for the same already
     * @param otherwise how long to wait where the answer does not say
     * @return how long was waited in all
     * @throws StillThrottledException where that would be longer than the limit
     */
    Duration waitAfter(Exchange throttled, Duration waited, Duration otherwise) {
        Duration wait = throttled
                .header("Retry-After")
                .flatMap(value -> RetryAfter.parse(value, Instant.now()))
                .orElse(otherwise);
        if (waited.plus(wait).compareTo(limit) > 0) {
            throw new StillThrottledException(throttled.toString(), waited);
        }
        sleep(wait);
        return waited.plus(wait);
    }

    void sleep(Duration duration) {
        try {
            pause.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted while it waited for the target.", e);
        }
    }
}
