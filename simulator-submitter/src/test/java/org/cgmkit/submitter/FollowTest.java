package org.cgmkit.submitter;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.order.TimeSpan;
import org.cgmkit.fixtures.order.TimeUnit;
import org.cgmkit.guide.Loinc;
import org.cgmkit.guide.Profile;
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
        simulator = TakesAll.receiver();
        try (Stand warm = Stand.in(simulator, SandboxOptions.standard()).ordering(Stand.DAILY, Stand.EVERYTHING)) {
            warm.sync(warm.options());
        }
    }

    @AfterAll
    void end() {
        simulator.close();
    }

    @Test
    void keepsTheRhythmOfTheOrder() {
        try (Stand stand = Stand.in(simulator, SandboxOptions.standard()).ordering(SECONDLY, List.of(Profile.SUMMARY))) {
            stand.follow(stand.options(), Duration.ofMillis(4_500));

            List<Instant> times = stand.relay().submissions().stream()
                    .map(Relay.Seen::time)
                    .toList();
            assertThat(times.size(), greaterThan(2));
            // A busy machine may miss a whole period, but then the next one has its place.
            List<Double> off = times.stream()
                    .skip(2)
                    .map(time -> seconds(times.get(1), time))
                    .map(apart -> apart - Math.rint(apart))
                    .toList();
            assertThat("seconds off the rhythm", off, everyItem(closeTo(0, 0.25)));
        }
    }

    @Test
    void followsAChangeAndStopsWhenTheOrderIsRevoked() throws InterruptedException {
        try (Stand stand = Stand.in(simulator, SandboxOptions.standard()).ordering(SECONDLY, List.of(Profile.SUMMARY))) {
            var following = CompletableFuture.supplyAsync(() -> stand.follow(stand.options(), Duration.ofSeconds(5)));
            Thread.sleep(1_700);
            assertThat(readings(stand.relay().submissions()), is(empty()));
            stand.ordering(SECONDLY, List.of(Profile.SENSOR_READING_MASS));
            Thread.sleep(1_000);
            assertThat(readings(stand.relay().submissions()), is(not(empty())));
            stand.revoke();
            Thread.sleep(300);
            int before = stand.relay().submissions().size();

            assertThat(following.join().delivered(), is(true));
            assertThat(stand.relay().submissions(), hasSize(before));
        }
    }

    private static List<Relay.Seen> readings(List<Relay.Seen> submissions) {
        return submissions.stream()
                .filter(s -> s.body().contains(Loinc.SENSOR_READING_MASS.code()))
                .toList();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
