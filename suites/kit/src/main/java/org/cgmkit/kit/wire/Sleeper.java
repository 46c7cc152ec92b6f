package org.cgmkit.kit.wire;

import java.time.Duration;

/** How the kit waits, and by what time it does; another one in tests. */
@FunctionalInterface
public interface Sleeper {
    /** Waits. */
    void sleep(Duration duration) throws InterruptedException;

    /** The time by which it waits, in nanoseconds from any beginning. */
    default long nanoTime() {
        return System.nanoTime();
    }

    /** Really waits. */
    static Sleeper real() {
        return Thread::sleep;
    }
}
