package org.cgmkit.suites.wire;

import java.time.Duration;

/** How the kit waits; another one in tests. */
@FunctionalInterface
public interface Pause {
    /** Waits. */
    void sleep(Duration duration) throws InterruptedException;

    /** Really waits. */
    static Pause real() {
        return Thread::sleep;
    }
}
