package org.cgmkit.cloud.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of a simulated cloud: it goes as another one does, and can be put forward. Each answer says what it shows. */
public final class CloudClock extends Clock {
    private final Clock base;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** A clock that goes as that one does. */
    public CloudClock(Clock base) {
        this.base = base;
    }

    /** Puts it forward. */
    public void pass(Duration time) {
        ahead.updateAndGet(before -> before.plus(time));
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("It goes by UTC.");
    }
}
