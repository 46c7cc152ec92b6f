package org.cgmkit.kit.proof;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.cgmkit.kit.wire.Sleeper;

/**
 * A time that only waiting brings forward, for a run and for the throttle of its receiver: so a flood is a flood on a machine
 * of any speed, and seconds of waiting take no time. What takes less than a second is really waited for as well, as receivers
 * that show later what they store go by the machine's time.
 */
public final class StandingClock implements Sleeper {
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final AtomicLong nanoseconds = new AtomicLong();

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        nanoseconds.addAndGet(duration.toNanos());
        if (duration.compareTo(SHORT) < 0) {
            Thread.sleep(duration);
        }
    }

    @Override
    public long nanoTime() {
        return nanoseconds.get();
    }
}
