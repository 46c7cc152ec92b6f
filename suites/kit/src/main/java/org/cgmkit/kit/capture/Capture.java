package org.cgmkit.kit.capture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.cgmkit.cgm.attempt.SubmissionAttempt;

/** The exchanges of a run so far. Thread-safe: the tap adds to it while scenarios look and wait. */
public final class Capture {
    /** What is waited for may also hold because of something else than an exchange, so it is looked at so often, in ms. */
    private static final long LOOK = 200;

    private final List<CapturedExchange> exchanges = new ArrayList<>();
    private final List<SubmissionAttempt> attempts = new ArrayList<>();

    /** Adds an exchange, and wakes whoever waits for one. */
    public void add(CapturedExchange captured) {
        List<SubmissionAttempt> attempt = SubmissionAttempt.of(captured).stream().toList();
        synchronized (this) {
            exchanges.add(captured);
            attempts.addAll(attempt);
            notifyAll();
        }
    }

    /** The exchanges so far. */
    public synchronized List<CapturedExchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** Those of a step so far. */
    public List<CapturedExchange> exchanges(String step) {
        return exchanges().stream().filter(c -> c.step().equals(step)).toList();
    }

    /** The attempts to submit so far. */
    public synchronized List<SubmissionAttempt> attempts() {
        return List.copyOf(attempts);
    }

    /** Those of a step so far. */
    public List<SubmissionAttempt> attempts(String step) {
        return attempts().stream().filter(a -> a.captured().step().equals(step)).toList();
    }

    /**
     * Waits until something holds, and looks again whenever an exchange was added; at most that long.
     *
     * @return whether it holds
     * @throws InterruptedException where the wait was broken off
     */
    public boolean await(BooleanSupplier wanted, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            int seen;
            synchronized (this) {
                seen = exchanges.size();
            }
            if (wanted.getAsBoolean()) {
                return true;
            }
            synchronized (this) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                if (exchanges.size() == seen) {
                    wait(Math.min(left, LOOK));
                }
            }
        }
    }
}
