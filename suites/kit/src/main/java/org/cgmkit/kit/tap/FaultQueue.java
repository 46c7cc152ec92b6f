package org.cgmkit.kit.tap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The faults that await the next attempts to submit, one each. Thread-safe. */
public final class FaultQueue {
    private final Deque<Fault> next = new ArrayDeque<>();

    /** Lets the next attempts meet these, in place of what was planned before. */
    public synchronized void plan(List<Fault> faults) {
        next.clear();
        next.addAll(faults);
    }

    /** What this attempt meets; empty where nothing is planned for it. */
    synchronized Optional<Fault> take() {
        return Optional.ofNullable(next.poll());
    }
}
