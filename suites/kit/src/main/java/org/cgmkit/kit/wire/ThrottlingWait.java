package org.cgmkit.kit.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.cgmkit.kit.config.HttpTarget;

/**
 * Waits where a target cannot deal with a request now ({@link TemporaryStatus}), as it asks to, and no longer than the run may.
 * Shared by everything that sends within a run.
 *
 * @param limit how long, in all, one request may wait
 * @param pause how it waits
 * @param budget what the run as a whole may spend on it
 */
public record ThrottlingWait(Duration limit, Sleeper pause, WaitBudget budget) {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    /** How a run waits for that target. */
    public static ThrottlingWait of(HttpTarget target, Sleeper pause) {
        return new ThrottlingWait(target.throttleLimit(), pause, WaitBudget.of(target));
    }

    /**
     * Sends again after each answer that is temporary.
     *
     * @param temporary which statuses are
     * @param sending sends once, and is the only one who tells the budget of it
     * @return the first exchange that ended in another one
     * @throws StillThrottledException where that would take longer than the limit, or than the run has left
     */
    Exchange patiently(IntPredicate temporary, Supplier<Exchange> sending) {
        Duration waited = Duration.ZERO;
        Duration next = FIRST_WAIT;
        while (true) {
            Exchange exchange = sending.get();
            if (!temporary.test(exchange.status())) {
                return exchange;
            }
            waited = waitAfter(exchange, waited, next);
            next = next.multipliedBy(2);
        }
    }

    /**
     * Sends that request, again after each answer that is temporary.
     *
     * @param sending sends it once
     * @return the first exchange with another answer
     * @throws NoAnswerException where no answer came
     * @throws StillThrottledException where that would take longer than the limit, or than the run has left
     */
    public Exchange patiently(String method, String url, Supplier<Exchange> sending) {
        return patiently(TemporaryStatus::is, () -> once(method, url, sending));
    }

    /** Sends that request once, and tells the budget what came of it. */
    Exchange once(String method, String url, Supplier<Exchange> sending) {
        long began = System.nanoTime();
        try {
            Exchange exchange = sending.get();
            budget.answered(method, url, exchange.status());
            return exchange;
        } catch (NoAnswerException e) {
            budget.unanswered(method, url, Duration.ofNanos(System.nanoTime() - began));
            throw e;
        }
    }

    /**
     * Waits once.
     *
     * @param waited how long was waited for the same already
     * @param otherwise how long to wait where the answer does not say
     * @return how long was waited in all
     * @throws StillThrottledException where that would be longer than the limit, or than the run has left
     */
    Duration waitAfter(Exchange throttled, Duration waited, Duration otherwise) {
        return waitFor(Busy.of(throttled), waited, otherwise);
    }

    /** The same after an answer that is temporary in a part of it. */
    Duration waitFor(Busy busy, Duration waited, Duration otherwise) {
        // "At once" says no more than nothing: a target that never stops to say so would be asked for ever.
        Optional<Duration> asked = busy.exchange()
                .header("Retry-After")
                .flatMap(value -> RetryAfter.parse(value, Instant.now()))
                .filter(Duration::isPositive);
        Duration wait = asked.orElse(otherwise);
        Duration most = asked.isPresent() ? limit : TemporaryStatus.limit(busy.status(), limit);
        if (waited.plus(wait).compareTo(most) > 0) {
            budget.stillBusy(busy.exchange().method(), busy.place(), busy.status());
            throw StillThrottledException.after(waited, busy, asked.orElse(null));
        }
        if (!budget.grants(wait, busy.status())) {
            throw StillThrottledException.withNothingLeft(waited, busy);
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
