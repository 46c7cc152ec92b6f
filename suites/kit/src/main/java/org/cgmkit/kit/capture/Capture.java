package org.cgmkit.kit.capture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The exchanges of a run so far. Thread-safe: the tap adds to it while scenarios look and wait.
 *
 * @param <A> what is recognised in exchanges, such as attempts to submit
 */
public final class Capture<A> {
    /** What is waited for may also hold because of something else than an exchange, so it is looked at so often, in ms. */
    private static final long LOOK = 200;

    private final List<CapturedExchange> exchanges = new ArrayList<>();
    private final List<Recognised<A>> attempts = new ArrayList<>();
    private final Function<CapturedExchange, Optional<A>> recognising;

    private record Recognised<A>(String step, A attempt) {}

    /**
     * An empty capture.
     *
     * @param recognising finds an attempt in an exchange, where there is one
     */
    public Capture(Function<CapturedExchange, Optional<A>> recognising) {
        this.recognising = recognising;
    }

    /** Adds an exchange, and wakes whoever waits for one. */
    public void add(CapturedExchange captured) {
        Optional<A> attempt = recognising.apply(captured);
        synchronized (this) {
            exchanges.add(captured);
            attempt.ifPresent(a -> attempts.add(new Recognised<>(captured.step(), a)));
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

    /** The attempts so far. */
    public synchronized List<A> attempts() {
        return attempts.stream().map(Recognised::attempt).toList();
    }

    /** Those of a step so far. */
    public synchronized List<A> attempts(String step) {
        return attempts.stream()
                .filter(a -> a.step().equals(step))
                .map(Recognised::attempt)
                .toList();
    }

    /** Forgets what came in a step, which begins again. */
    public synchronized void forget(String step) {
        exchanges.removeIf(exchange -> exchange.step().equals(step));
        attempts.removeIf(attempt -> attempt.step().equals(step));
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
