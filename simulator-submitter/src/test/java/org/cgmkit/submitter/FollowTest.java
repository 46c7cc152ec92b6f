package org.cgmkit.submitter;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.order.TimeSpan;
import org.cgmkit.fixtures.order.TimeUnit;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.guide.cgm.Profile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The app follows standing orders whose periods are seconds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowTest {
    private static final TimeSpan SECONDLY = new TimeSpan(1, TimeUnit.SECOND);

    private EhrSimulator simulator;

    @BeforeAll
    void start() {
        simulator = AcceptingValidator.receiver();
        try (TestReceiver warm = TestReceiver.in(simulator, SandboxOptions.standard())
                .ordering(TestReceiver.DAILY, TestReceiver.EVERYTHING)) {
            warm.sync(warm.options());
        }
    }

    @AfterAll
    void end() {
        simulator.close();
    }

    @Test
    void submitsAgainAndAgainAndNoMoreThanIsOrdered() throws InterruptedException {
        try (TestReceiver stand =
                TestReceiver.in(simulator, SandboxOptions.standard()).ordering(SECONDLY, List.of(Profile.SUMMARY))) {
            stand.follow(stand.options(), () -> stand.relay().submissions().size() > 4);

            List<Instant> times = stand.relay().submissions().stream()
                    .map(RecordingRelay.Seen::time)
                    .toList();
            // The first may come late by nearly a period; AgendaTest has the rhythm itself.
            assertThat(
                    "from the first of " + times.size() + " to the last",
                    Duration.between(times.getFirst(), times.getLast()),
                    greaterThan(Duration.ofSeconds(times.size() - 2)));
        }
    }

    @Test
    @SuppressWarnings("try") // the app is ended while it follows, as a person would end it
    void followsAChangeAndStopsWhenTheOrderIsRevoked() throws InterruptedException {
        try (TestReceiver stand = TestReceiver.in(simulator, SandboxOptions.standard())
                        .ordering(SECONDLY, List.of(Profile.SUMMARY));
                CgmApp app = CgmApp.start(stand.options(), stand.told()::add)) {
            var following = CompletableFuture.supplyAsync(() -> app.follow(TestReceiver.LONGEST));
            await(() -> stand.relay().submissions().size() > 1);
            assertThat(readings(stand.relay().submissions()), is(empty()));

            stand.ordering(SECONDLY, List.of(Profile.SENSOR_READING_MASS));
            await(() -> !readings(stand.relay().submissions()).isEmpty());

            stand.revoke();
            int before = stand.relay().seen().size();
            await(() -> stand.relay().seen().size() > before + 4);
            int submitted = stand.relay().submissions().size();
            Thread.sleep(2_500);
            assertThat(stand.relay().submissions(), hasSize(submitted));
            app.close();
            assertThat(following.join().delivered(), is(true));
        }
    }

    /** Waits for what a busy machine may take a while for. */
    private static void await(BooleanSupplier come) throws InterruptedException {
        long began = System.nanoTime();
        while (!come.getAsBoolean() && System.nanoTime() - began < TestReceiver.LONGEST.toNanos()) {
            Thread.sleep(10);
        }
        assertThat("it has come", come.getAsBoolean(), is(true));
    }

    private static List<RecordingRelay.Seen> readings(List<RecordingRelay.Seen> submissions) {
        return submissions.stream()
                .filter(s -> s.body().contains(Loinc.SENSOR_READING_MASS.code()))
                .toList();
    }
}
