package org.cgmkit.cli;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What a test waits for: as long as it takes, be the machine as busy as it may, but not for ever. */
public final class Awaited {
    /** Longer than anything takes here, even with many other programs beside it. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private Awaited() {}

    /**
     * Returns when that holds.
     *
     * @param instead what there is instead, for the message where it never does
     */
    public static void until(BooleanSupplier holds, Supplier<String> instead) throws InterruptedException {
        long began = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - began > LONGEST.toNanos()) {
                throw new AssertionError(
                        "It did not come within " + LONGEST.toMinutes() + " min. Instead: " + instead.get());
            }
            Thread.sleep(20);
        }
    }

    /** Waits for a process to end, and answers its exit code. */
    public static int end(Process process) throws InterruptedException {
        if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The process did not end within " + LONGEST.toMinutes() + " min.");
        }
        return process.exitValue();
    }
}
