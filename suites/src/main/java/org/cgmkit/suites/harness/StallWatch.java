package org.cgmkit.suites.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.suites.capture.Stall;

/**
 * Notices when this process stands still: pauses for garbage, a processor that others have. What the kit noticed of an app
 * may be late by as much, and the app must not be blamed for it.
 */
final class StallWatch implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(25);

    private final List<Stall> stalls = new ArrayList<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("stall-watch").unstarted(this::watch);

    private StallWatch() {}

    /** Watches from now on. */
    static StallWatch begun() {
        StallWatch watch = new StallWatch();
        watch.thread.start();
        return watch;
    }

    /** The stalls so far, of a tick and longer. */
    synchronized List<Stall> stalls() {
        return List.copyOf(stalls);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                long began = System.nanoTime();
                Thread.sleep(TICK);
                noticed(Duration.ofNanos(System.nanoTime() - began).minus(TICK), Instant.now());
            }
        } catch (InterruptedException e) {
            // The watch is over.
        }
    }

    private synchronized void noticed(Duration late, Instant now) {
        if (late.compareTo(TICK) >= 0) {
            stalls.add(new Stall(now.minus(late), now));
        }
    }
}
