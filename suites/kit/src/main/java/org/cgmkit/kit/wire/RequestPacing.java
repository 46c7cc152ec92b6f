package org.cgmkit.kit.wire;

import java.time.Duration;
import org.cgmkit.kit.config.HttpTarget;

/** Keeps the least time between the beginnings of two requests; shared by everything that sends within a run. */
public final class RequestPacing {
    private final Duration least;
    private final Sleeper pause;
    private long next = System.nanoTime();

    private RequestPacing(Duration least, Sleeper pause) {
        this.least = least;
        this.pause = pause;
    }

    /** The pacing that the target's owner asks for. */
    public static RequestPacing of(HttpTarget target, Sleeper pause) {
        return new RequestPacing(target.connection().pause(), pause);
    }

    /** Waits until the next request may begin. */
    void await() {
        if (least.isZero()) {
            return;
        }
        Duration wait = turn();
        if (wait.isPositive()) {
            try {
                pause.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The run was interrupted while it paused between requests.", e);
            }
        }
    }

    /** Takes a turn, and says how long it is until then. */
    private synchronized Duration turn() {
        long now = System.nanoTime();
        long mine = Math.max(now, next);
        next = mine + least.toNanos();
        return Duration.ofNanos(mine - now);
    }
}
