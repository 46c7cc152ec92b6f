package org.cgmkit.console.web;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Limits how often somebody may try codes and keys: ten failures a minute from one address. */
public final class TryLimit {
    private static final int MOST = 10;
    private static final int ADDRESSES = 10_000;
    private static final Duration SPAN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Deque<Long>> failures = new LinkedHashMap<>();

    /** No failures yet. */
    public TryLimit(Clock clock) {
        this.clock = clock;
    }

    /**
     * Lets somebody try who has not failed too often.
     *
     * @throws PageException where they have
     */
    public synchronized void check(String address) {
        Deque<Long> times = failures.get(address);
        if (times != null) {
            while (!times.isEmpty() && times.getFirst() < clock.millis() - SPAN.toMillis()) {
                times.removeFirst();
            }
            if (times.size() >= MOST) {
                throw new PageException(
                        429, "Too many codes or keys were tried from here. Wait a minute, then try again.");
            }
        }
    }

    /** Somebody has failed. */
    public synchronized void failed(String address) {
        failures.computeIfAbsent(address, a -> new ArrayDeque<>()).addLast(clock.millis());
        if (failures.size() > ADDRESSES) {
            failures.remove(failures.keySet().iterator().next());
        }
    }
}
