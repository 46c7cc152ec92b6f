package org.cgmkit.submitter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.order.Schedule;
import org.cgmkit.fixtures.order.StandingOrder;
import org.cgmkit.fixtures.order.TimeSpan;
import org.cgmkit.fixtures.order.TimeUnit;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.submitter.setup.PatientSource;
import org.cgmkit.submitter.setup.RetryPace;

/** A sandbox without orders, and the relay before it. */
record TestReceiver(Sandbox sandbox, RecordingRelay relay, List<String> told) implements AutoCloseable {
    static final List<Profile> EVERYTHING = List.of(
            Profile.SENSOR_READING_MASS,
            Profile.SENSOR_READING_MOLES,
            Profile.SUMMARY,
            Profile.SUMMARY_PDF,
            Profile.DEVICE);

    /** Longer than anything takes here, even with many other programs beside it. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    /** An app that was silent for so long has nothing more to say. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    static final TimeSpan DAILY = new TimeSpan(1, TimeUnit.DAY);

    static TestReceiver in(EhrSimulator simulator, SandboxOptions options) {
        Sandbox sandbox = simulator.createSandbox(options);
        sandbox.orders().all().forEach(order -> sandbox.orders().remove(order.id()));
        try {
            return new TestReceiver(
                    sandbox, RecordingRelay.before(sandbox.baseUrl()), Collections.synchronizedList(new ArrayList<>()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Orders that, for the last three hours, every so often; in place of what was ordered before. */
    TestReceiver ordering(TimeSpan every, List<Profile> profiles) {
        return ordering(every, new TimeSpan(3, TimeUnit.HOUR), profiles);
    }

    /** Orders that, for so long back. */
    TestReceiver ordering(TimeSpan every, TimeSpan back, List<Profile> profiles) {
        Schedule schedule = new Schedule(every, back, profiles);
        sandbox.orders()
                .put("order", StandingOrder.of(sandbox.patient(), schedule).resource(GuideVersion.STU1));
        return this;
    }

    /** Takes that order back. */
    void revoke() {
        sandbox.orders()
                .all()
                .forEach(order ->
                        sandbox.orders().put(order.id(), order.resource().put("status", "revoked")));
    }

    AppOptions options() {
        return AppOptions.of(relay.base(), new PatientSource.Given(sandbox.patient()))
                .with(RetryPace.STANDARD
                        .waiting(Duration.ofMillis(100), Duration.ofSeconds(1))
                        .looking(Duration.ofMillis(200)));
    }

    SyncOutcome sync(AppOptions options) {
        try (CgmApp app = CgmApp.start(options, told::add)) {
            return app.sync();
        }
    }

    /** Lets an app follow the orders until that is enough. */
    @SuppressWarnings("try") // it is ended while it follows, as a person would end it
    SyncOutcome follow(AppOptions options, BooleanSupplier enough) throws InterruptedException {
        try (CgmApp app = CgmApp.start(options, told::add)) {
            var following = CompletableFuture.supplyAsync(() -> app.follow(LONGEST));
            while (!enough.getAsBoolean() && !following.isDone()) {
                Thread.sleep(10);
            }
            app.close();
            return following.join();
        }
    }

    /**
     * Whether an app that submitted has had the time to do what is due so long after the first time: two further requests came
     * after that, or none for so long that none will.
     */
    boolean isPast(Duration sinceTheFirst) {
        List<RecordingRelay.Seen> submissions = relay.submissions();
        if (submissions.isEmpty()) {
            return false;
        }
        Instant due = submissions.getFirst().time().plus(sinceTheFirst);
        List<RecordingRelay.Seen> seen = relay.seen();
        if (seen.stream().filter(s -> s.time().isAfter(due)).count() > 1) {
            return true;
        }
        Instant now = Instant.now();
        return now.isAfter(due.plus(QUIET)) && now.isAfter(seen.getLast().time().plus(QUIET));
    }

    @Override
    public void close() {
        relay.close();
        sandbox.close();
    }
}
