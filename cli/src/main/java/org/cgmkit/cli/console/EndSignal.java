package org.cgmkit.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a person ends something, by Enter or by Ctrl-C. A signal ends the process only when what follows is done,
 * and then with its exit code: what was recorded is judged and written in any case.
 */
public final class EndSignal implements AutoCloseable {
    /** The exit code of a process ended by SIGINT, where nothing better is known. */
    private static final int INTERRUPTED = 130;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicInteger exitCode = new AtomicInteger(INTERRUPTED);
    private final InputStream in;
    private final Thread hook = new Thread(this::finish, "end in order");

    public EndSignal(InputStream in) {
        this.in = in;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits until somebody ends it, at most that long; for ever where there is no limit. */
    public void await(@Nullable Duration atMost) throws InterruptedException {
        Thread.ofPlatform().daemon().name("Enter").start(this::read);
        if (atMost == null) {
            asked.await();
        } else {
            asked.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** What follows is done, with that exit code; answers the same. */
    public int endedWith(int code) {
        exitCode.set(code);
        return code;
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending by a signal; the hook knows that all is done.
        }
    }

    private void read() {
        try {
            int read = in.read();
            while (read >= 0 && read != '\n') {
                read = in.read();
            }
            if (read == '\n') {
                asked.countDown();
            }
        } catch (IOException e) {
            // Whoever cannot press Enter still has Ctrl-C.
        }
    }

    private void finish() {
        asked.countDown();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The code of a signal would hide the verdict from whoever ends the tap in a script.
        Runtime.getRuntime().halt(exitCode.get());
    }
}
