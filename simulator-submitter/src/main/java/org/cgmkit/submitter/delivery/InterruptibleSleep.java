package org.cgmkit.submitter.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits that end when the app is closed, and at the latest when its time is up. Thread-safe. */
public final class InterruptibleSleep {
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile long end = Long.MAX_VALUE;
    private volatile boolean limited;

    /** Lets all waits end after that time. */
    public void limit(Duration time) {
        end = System.nanoTime() + time.toNanos();
        limited = true;
    }

    /** Lets waits be as long as they are. */
    public void unlimited() {
        limited = false;
    }

    /** Ends all waits. */
    public void close() {
        closed.countDown();
    }

    /** Whether there is nothing more to wait for. */
    public boolean over() {
        return closed.getCount() == 0 || (limited && end - System.nanoTime() <= 0);
    }

    /** Waits that long; false where the end came first. */
    public boolean rest(Duration time) {
        long nanos = limited ? Math.min(time.toNanos(), end - System.nanoTime()) : time.toNanos();
        try {
            return !closed.await(Math.max(0, nanos), TimeUnit.NANOSECONDS) && !over();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            return false;
        }
    }
}
