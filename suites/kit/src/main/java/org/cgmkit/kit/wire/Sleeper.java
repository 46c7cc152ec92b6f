package org.cgmkit.kit.wire;

import java.time.Duration;

/** How the kit waits; another one in tests. */
@FunctionalInterface
public interface Sleeper {
    /** Waits. */
    void sleep(Duration duration) throws InterruptedException;

    /** Really waits. */
    static Sleeper real() {
        return Thread::sleep;
    }
}
