package org.cgmkit.partner.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.cgmkit.partner.config.PollingTerms;

/**
 * Time as it passes.
 *
 * @param clock the clock of the run
 * @param terms what was agreed
 */
record RealPassage(RunClock clock, PollingTerms terms) implements Passage {
    private static final long LOOK_MILLIS = 20;

    @Override
    public void until(BooleanSupplier met, Duration most) throws InterruptedException {
        Instant end = terms.after(clock.instant(), most);
        while (!met.getAsBoolean() && clock.instant().isBefore(end)) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    @Override
    public String name() {
        return "real";
    }
}
