package org.cgmkit.partner.harness;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How time passes in a run. */
interface Passage {

    /** Lets time pass until something is so, but no longer than that, blackouts not counted. */
    void until(BooleanSupplier met, Duration most) throws InterruptedException;

    /** What it is called in reports. */
    String name();
}
