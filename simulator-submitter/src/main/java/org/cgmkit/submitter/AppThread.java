package org.cgmkit.submitter;

import java.time.Duration;
import org.cgmkit.submitter.setup.AppListener;

/** An app that works in a thread of its own: it does what is due, or follows its orders for a while. */
public final class AppThread implements AutoCloseable {
    private final CgmApp app;
    private final Thread thread;

    private AppThread(CgmApp app, Thread thread) {
        this.app = app;
        this.thread = thread;
    }

    /**
     * Sets an app to work.
     *
     * @param following how long it follows its orders; zero to do only what is due now
     * @throws IllegalArgumentException as {@link CgmApp#start}
     */
    public static AppThread start(AppOptions options, AppListener progress, Duration following) {
        CgmApp app = CgmApp.start(options, progress);
        Thread thread = Thread.ofPlatform().name("cgm-app").start(() -> {
            if (following.isPositive()) {
                app.follow(following);
            } else {
                app.sync();
            }
        });
        return new AppThread(app, thread);
    }

    /** Whether it has done all that it was to do. */
    public boolean isOver() {
        return !thread.isAlive();
    }

    /** Ends it, as {@link CgmApp#close} does, and waits until it has ended. */
    @Override
    public void close() {
        app.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
