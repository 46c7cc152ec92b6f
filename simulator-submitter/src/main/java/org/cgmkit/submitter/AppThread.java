package org.cgmkit.submitter;

import java.time.Duration;
import java.util.function.Consumer;
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
        return start(CgmApp.start(options, progress), app -> {
            if (following.isPositive()) {
                app.follow(following);
            } else {
                app.sync();
            }
        });
    }

    /**
     * Sets an app to work that does what is due now, and stays only where its orders ask for that.
     *
     * @param stay how long it stays then, as by {@link CgmApp#syncAndStay}
     * @throws IllegalArgumentException as {@link CgmApp#start}
     */
    public static AppThread syncing(AppOptions options, AppListener progress, Duration stay) {
        return start(CgmApp.start(options, progress), app -> app.syncAndStay(stay));
    }

    private static AppThread start(CgmApp app, Consumer<CgmApp> work) {
        return new AppThread(app, Thread.ofPlatform().name("cgm-app").start(() -> work.accept(app)));
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
