package org.cgmkit.submitter.setup;

import java.time.Duration;

/**
 * How often the app looks for orders, and how patient it is.
 *
 * @param look the time between two looks for orders while it follows them; it looks before each submission, too
 * @param firstWait how long it waits before it repeats what met a 5xx, no answer, or 429 without Retry-After
 * @param longestWait what that wait, doubled each time, does not exceed
 * @param requestTimeout how long it waits for an answer
 * @param attempts how often it sends a submission in one go before it keeps it for the next
 */
public record RetryPace(
        Duration look, Duration firstWait, Duration longestWait, Duration requestTimeout, int attempts) {
    /** For a person at a terminal, or a test: quick to repeat, and not for long. */
    public static final RetryPace STANDARD = new RetryPace(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(60), 6);

    public RetryPace {
        if (look.isNegative() || look.isZero() || firstWait.isNegative() || requestTimeout.isZero() || attempts < 1) {
            throw new IllegalArgumentException(
                    "Expected a look and a timeout above zero, no negative wait, and at least"
                            + " one attempt, but got " + look + ", " + requestTimeout + ", " + firstWait + " and "
                            + attempts
                            + ".");
        }
    }

    /** The same with another time between two looks for orders. */
    public RetryPace looking(Duration every) {
        return new RetryPace(every, firstWait, longestWait, requestTimeout, attempts);
    }

    /** The same with other waits before a repetition. */
    public RetryPace waiting(Duration first, Duration longest) {
        return new RetryPace(look, first, longest, requestTimeout, attempts);
    }

    /** The same with another patience for answers. */
    public RetryPace timingOutAfter(Duration timeout) {
        return new RetryPace(look, firstWait, longestWait, timeout, attempts);
    }

    /** The same with that many attempts. */
    public RetryPace trying(int times) {
        return new RetryPace(look, firstWait, longestWait, requestTimeout, times);
    }

    /** How long to wait after that many attempts, at least one, where the receiver does not say. */
    public Duration waitAfter(int attempt) {
        Duration wait = firstWait;
        for (int i = 1; i < attempt && wait.compareTo(longestWait) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
