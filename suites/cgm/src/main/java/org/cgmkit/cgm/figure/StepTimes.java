package org.cgmkit.cgm.figure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.harness.ScenarioListener;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.suite.StepRequest;
import org.cgmkit.reports.figure.TimeLine;
import org.cgmkit.reports.figure.TimeLine.Change;
import org.cgmkit.reports.figure.TimeLine.Step;
import org.cgmkit.reports.figure.TimeLine.Wait;
import org.jspecify.annotations.Nullable;

/** Keeps the times of a run as it goes, step by step, and passes everything on to whoever else follows it. Thread-safe. */
public final class StepTimes implements ScenarioListener {
    private final ScenarioListener company;
    private final InstantSource clock;
    private final UnaryOperator<String> redaction;
    private final Consumer<TimeLine> follower;
    private final List<Step> over = new ArrayList<>();
    private @Nullable Going going;

    /** A step that goes on. */
    private static final class Going {
        private final String title;
        private final Instant began;
        private final List<Wait> waits = new ArrayList<>();
        private final List<Change> changes = new ArrayList<>();
        private final List<CapturedExchange> exchanges = new ArrayList<>();
        private @Nullable String awaited;
        private Instant since = Instant.EPOCH;

        Going(String title, Instant began) {
            this.title = title;
            this.began = began;
        }
    }

    /**
     * The times of a run that begins.
     *
     * @param company who else follows it
     * @param clock tells the time
     * @param redaction takes secrets out of a text
     * @param follower is given the time line so far whenever something is awaited, has come, or has not
     */
    public StepTimes(
            ScenarioListener company,
            InstantSource clock,
            UnaryOperator<String> redaction,
            Consumer<TimeLine> follower) {
        this.company = company;
        this.clock = clock;
        this.redaction = redaction;
        this.follower = follower;
    }

    /** The steps so far; one that goes on ends now. */
    public synchronized TimeLine timeLine() {
        List<Step> steps = new ArrayList<>(over);
        if (going != null) {
            steps.add(ended(going));
        }
        return StepLine.of("Steps of the run", steps);
    }

    @Override
    public void ready(String baseUrl, String launchUrl) {
        company.ready(baseUrl, launchUrl);
    }

    @Override
    public void begins(StepName step, int number, int of) {
        synchronized (this) {
            end();
            going = new Going(number + ". " + step.title(), clock.instant());
        }
        company.begins(step, number, of);
    }

    @Override
    public void skips(StepName step, String why) {
        synchronized (this) {
            end();
            Instant now = clock.instant();
            over.add(new Step(
                    step.number() + ". " + step.title(),
                    redaction.apply(why),
                    now,
                    now,
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of()));
        }
        company.skips(step, why);
    }

    @Override
    public void awaits(String what, Duration atMost) {
        synchronized (this) {
            if (going != null) {
                going.awaited = redaction.apply(what);
                going.since = clock.instant();
            }
        }
        follower.accept(timeLine());
        company.awaits(what, atMost);
    }

    @Override
    public void ended(String what, boolean came, Duration took, String remark) {
        synchronized (this) {
            if (going != null) {
                Instant now = clock.instant();
                going.awaited = null;
                going.waits.add(new Wait(redaction.apply(what), now.minus(took), now, came, redaction.apply(remark)));
            }
        }
        follower.accept(timeLine());
        company.ended(what, came, took, remark);
    }

    @Override
    public void changed(String what) {
        synchronized (this) {
            if (going != null) {
                going.changes.add(new Change(clock.instant(), what));
            }
        }
        follower.accept(timeLine());
        company.changed(what);
    }

    @Override
    public void saw(CapturedExchange exchange) {
        synchronized (this) {
            if (going != null) {
                going.exchanges.add(exchange);
            }
        }
        company.saw(exchange);
    }

    @Override
    public Optional<StepRequest> request() {
        return company.request();
    }

    @Override
    public StepRequest askUnconnected(BooleanSupplier connected) throws InterruptedException {
        return company.askUnconnected(connected);
    }

    private void end() {
        if (going != null) {
            over.add(ended(going));
            going = null;
        }
    }

    private Step ended(Going step) {
        Instant now = clock.instant();
        List<Wait> waits = new ArrayList<>(step.waits);
        if (step.awaited != null) {
            waits.add(new Wait(step.awaited, step.since, now, false, "The run came no further."));
        }
        StepEvents events = StepEvents.of(step.exchanges);
        return new Step(step.title, "", step.began, now, waits, step.changes, events.shown(), events.came());
    }
}
