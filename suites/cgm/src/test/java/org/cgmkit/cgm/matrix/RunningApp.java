package org.cgmkit.cgm.matrix;

import java.time.Duration;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.submitter.AppOptions;
import org.cgmkit.submitter.AppThread;
import org.cgmkit.submitter.setup.AppListener;

/** The app as a person has it open: it does what is due and, where orders ask for it, stays and follows them. */
public final class RunningApp implements Trigger.Begun {
    private final AppThread app;

    /** Starts the app for as long as the call says. */
    public RunningApp(AppOptions options, Trigger.Call call) {
        this.app = AppThread.start(
                options, AppListener.quiet(), call.stays() ? Duration.ofSeconds(call.seconds()) : Duration.ZERO);
    }

    @Override
    public boolean isOver() {
        return app.isOver();
    }

    @Override
    public void close() {
        app.close();
    }
}
