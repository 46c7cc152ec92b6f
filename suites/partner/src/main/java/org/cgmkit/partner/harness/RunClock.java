package org.cgmkit.partner.harness;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The clock of a run: that of the machine, or one that is set. */
final class RunClock extends Clock {
    private volatile @Nullable Instant shown;

    /** A clock that shows that until it is set; or the machine's, of null. */
    RunClock(@Nullable Instant shown) {
        this.shown = shown;
    }

    void set(Instant moment) {
        shown = moment;
    }

    @Override
    public Instant instant() {
        Instant set = shown;
        return set == null ? Instant.now() : set;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("It goes by UTC.");
    }
}
