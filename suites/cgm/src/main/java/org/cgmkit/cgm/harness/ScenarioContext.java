package org.cgmkit.cgm.harness;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.cgmkit.cgm.attempt.AttemptGroup;
import org.cgmkit.cgm.attempt.KitDelay;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.attempt.SubmissionRhythm;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.config.SubmitterTarget.Feature;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.authorization.AuthorizationServer;
import org.cgmkit.ehr.workings.Workings;
import org.cgmkit.fixtures.order.OneTimeOrder;
import org.cgmkit.fixtures.order.Schedule;
import org.cgmkit.fixtures.order.TimeSpan;
import org.cgmkit.fixtures.order.TimeUnit;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.capture.Capture;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.capture.Stall;
import org.cgmkit.kit.tap.Fault;
import org.cgmkit.kit.tap.FaultQueue;
import org.cgmkit.kit.trigger.TriggeredApp;
import org.jspecify.annotations.Nullable;

/** What a scenario can do in its step: arrange the receiver, bring the app to submit, wait for what comes of it. */
final class ScenarioContext implements AutoCloseable {
    /** How long nothing must come until an app is taken to have said all. */
    private static final Duration SILENCE = Duration.ofMillis(2500);

    private static final Duration LOOK = Duration.ofMillis(50);

    /** How long what an app has sent may still be on its way when the app is over. */
    private static final Duration AFTERMATH = Duration.ofSeconds(1);

    private final StepName step;
    private final Set set;
    private final ShownOrders orders;
    private final List<String> missed = new ArrayList<>();
    private final Map<String, Instant> marks = new HashMap<>();
    private final StallWatch stalls = StallWatch.begun();
    private TriggeredApp app = TriggeredApp.elsewhere();

    /**
     * What every step of a run is played with.
     *
     * @param guide the version of the guide that orders are written by
     * @param target the submitter under test
     * @param sandbox the receiver
     * @param faults what awaits attempts on their way to it
     * @param capture what came
     * @param company who follows the run
     * @param delays when the kit's own receiver held up an answer
     * @param trigger brings the app to submit
     */
    record Set(
            GuideVersion guide,
            SubmitterTarget target,
            Sandbox sandbox,
            FaultQueue faults,
            Capture<SubmissionAttempt> capture,
            ScenarioListener company,
            Supplier<List<Stall>> delays,
            Starter trigger) {}

    /** Begins a step with the app. */
    interface Starter {
        /** Begins it. */
        TriggeredApp begin(StepName step) throws InterruptedException;
    }

    ScenarioContext(StepName step, Set set) {
        this.step = step;
        this.set = set;
        this.orders = new ShownOrders(set.sandbox(), set.guide(), set.target().patientId(), step);
    }

    /** The patient whom orders are about. */
    String patient() {
        return set.target().patientId();
    }

    /** Whether the app follows orders for reports, as far as its owner declares. */
    boolean expectsReport() {
        return !set.target().without().containsKey(Feature.STANDING_ORDERS)
                && set.target().unavailable().keySet().stream().noneMatch(key -> key.endsWith(":diagnosticReport"));
    }

    /** The time zone of dates. */
    ZoneId zone() {
        return set.target().zone();
    }

    /** The time between two submissions that an order in seconds asks for. */
    Duration period() {
        return set.target().period();
    }

    /** The same as an order says it. */
    TimeSpan everyPeriod() {
        return new TimeSpan((int) period().toSeconds(), TimeUnit.SECOND);
    }

    void standing(List<Schedule> schedules) {
        orders.standing(schedules);
    }

    /** Shows the same as other versions have it, too, to an app built for one: what it submits then tells for which. */
    void standingInAllVersions(List<Schedule> schedules) throws InterruptedException {
        set.company().changed("The order can be read by other versions of the guide, too.");
        orders.standingInAllVersions(schedules);
        triggerAgain();
    }

    void revoke(List<Schedule> schedules) {
        orders.revoke(schedules);
    }

    /** Shows a one-time order and no other order. */
    void oneTime(OneTimeOrder order) {
        orders.oneTime("one-time", order);
    }

    /** Shows another one-time order in place of the first one, to an app that has answered that and may be over. */
    void oneTimeAgain(OneTimeOrder order) throws InterruptedException {
        mark(StepName.ASKED_AGAIN, "Another one-time order was placed.");
        orders.oneTime("another", order);
        triggerAgain();
    }

    private void triggerAgain() throws InterruptedException {
        if (app.over().isPresent()) {
            app.close();
            trigger();
        }
    }

    /** Lets the next attempts meet these faults. */
    void faults(Fault... faults) {
        set.faults().plan(List.of(faults));
    }

    /** Lets the receiver work in another way. */
    void receiver(UnaryOperator<Workings> change) {
        set.sandbox().play(change);
    }

    /** What authorizes the app. */
    AuthorizationServer authorization() {
        return set.sandbox().authorization();
    }

    /** Brings the app to submit. */
    void trigger() throws InterruptedException {
        app = set.trigger().begin(step);
    }

    /** Remembers the moment under that name, and says what changes, as a sentence. */
    void mark(String name, String what) {
        marks.put(name, Instant.now());
        set.company().changed(what);
    }

    /** What came in this step so far. */
    List<CapturedExchange> exchanges() {
        return set.capture().exchanges(step.id());
    }

    /** The attempts to submit in this step so far. */
    List<SubmissionAttempt> attempts() {
        return set.capture().attempts(step.id());
    }

    /** The submissions of this step so far. */
    List<AttemptGroup> bursts() {
        return AttemptGroup.of(attempts(), apart());
    }

    /** A pause that parts two submissions. */
    Duration apart() {
        return period().dividedBy(4);
    }

    /** Waits for something that a person or an app brings about; whether it came. */
    boolean await(String what, BooleanSupplier came) throws InterruptedException {
        return await(what, came, set.target().patience());
    }

    /** The same, at most that long, and longer by what the kit itself held up meanwhile. */
    boolean await(String what, BooleanSupplier came, Duration atMost) throws InterruptedException {
        set.company().awaits(what, atMost);
        long began = System.nanoTime();
        Instant since = Instant.now();
        Optional<String> over = Optional.empty();
        boolean there = false;
        Duration left = atMost;
        while (!there && over.isEmpty() && left.isPositive()) {
            StepLeftException.throwIfAsked(set.company());
            Optional<String> before = app.over();
            there = set.capture().await(came, left.compareTo(LOOK) < 0 ? left : LOOK);
            over = before;
            left = atMost.minus(took(began)).plus(delay().between(since, Instant.now()));
        }
        set.company().ended(what, there, took(began), there ? "" : over.orElse(""));
        if (!there) {
            missed.add("The kit waited " + took(began).toSeconds() + " s for " + what + ", which did not come."
                    + over.map(o -> " " + o).orElse(""));
        }
        return there;
    }

    /**
     * Looks on for so long, because what must not come can only be waited for; longer by what the kit itself took
     * meanwhile, and less where it has come, or where the app is over, and nothing of it is left that could send anything.
     *
     * @param enough whether there is nothing more to find out
     */
    void watch(String what, Duration time, BooleanSupplier enough) throws InterruptedException {
        set.company().awaits(what, time);
        long began = System.nanoTime();
        Instant since = Instant.now();
        @Nullable Duration aftermath = null;
        boolean over = false;
        while (!over && !enough.getAsBoolean()) {
            StepLeftException.throwIfAsked(set.company());
            Thread.sleep(LOOK);
            if (aftermath == null && app.isGone()) {
                aftermath = took(began).plus(AFTERMATH);
            }
            Duration end = time.plus(delay().between(since, Instant.now()));
            over = took(began).compareTo(end) >= 0
                    || (aftermath != null && took(began).compareTo(aftermath) >= 0);
        }
        set.company().ended(what, true, took(began), "");
    }

    /** What the kit itself held up in this step so far. */
    KitDelay delay() {
        return new KitDelay(seen());
    }

    /** How the submissions of this step followed each other so far. */
    SubmissionRhythm rhythm() {
        return new SubmissionRhythm(bursts(), period(), delay());
    }

    /** Waits until no further attempt comes for now, and not longer than for what is awaited. */
    void settle() throws InterruptedException {
        long began = System.nanoTime();
        boolean silent = false;
        while (!silent && took(began).compareTo(set.target().patience()) < 0) {
            int before = attempts().size();
            Instant since = Instant.now();
            Duration left = SILENCE;
            // Silence in which the kit itself stood still, or owed an answer, is none.
            while (left.isPositive()
                    && attempts().size() == before
                    && app.over().isEmpty()) {
                StepLeftException.throwIfAsked(set.company());
                set.capture().await(() -> attempts().size() > before, left.compareTo(LOOK) < 0 ? left : LOOK);
                Instant now = Instant.now();
                left = SILENCE.minus(Duration.between(since, now)).plus(delay().between(since, now));
            }
            silent = attempts().size() == before;
        }
    }

    /** The step as it went. */
    PlayedStep seen() {
        List<Stall> delays = new ArrayList<>(stalls.stalls());
        delays.addAll(set.delays().get());
        return new PlayedStep(
                step.id(), step.title(), Optional.empty(), exchanges(), attempts(), missed, marks, delays);
    }

    /** Ends the step: the app is let go, and the receiver is as before. */
    @Override
    public void close() {
        stalls.close();
        app.close();
        set.faults().plan(List.of());
        set.sandbox().play(UnaryOperator.identity());
    }

    private static Duration took(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
