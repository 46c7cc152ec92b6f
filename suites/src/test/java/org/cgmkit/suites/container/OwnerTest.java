package org.cgmkit.suites.container;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose a container is, and whether anybody will come back for it. */
class OwnerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Owner own = Owner.ofThisProcess();

    @Test
    void itsLabelsNameItAgain() {
        assertThat(Owner.of(own.labels()), is(Optional.of(own)));
    }

    @Test
    void whatHasNoSuchLabelsHasNoOwner() {
        assertThat(Owner.of(Map.of("org.cgmkit.run", "x")), is(Optional.empty()));
    }

    @Test
    void aProcessThatIsAtWorkIsNotGone() {
        assertThat(own.isGone(NOW.minus(Duration.ofDays(3)), NOW), is(false));
    }

    @Test
    void oneThatHasEndedIsGone() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(new Owner("r", own.host(), ended.pid(), own.started()).isGone(NOW, NOW), is(true));
    }

    @Test
    void anotherProcessThatHasGotItsIdIsNotTakenForIt() {
        Owner before = new Owner("r", own.host(), own.pid(), own.started().minus(Duration.ofHours(1)));

        assertThat(before.isGone(NOW, NOW), is(true));
    }

    @Test
    void processesOfAnotherMachineAreTakenToBeThereForADay() {
        Owner elsewhere = new Owner("r", "another machine", own.pid(), own.started());

        assertThat("made just now", elsewhere.isGone(NOW.minus(Duration.ofHours(23)), NOW), is(false));
        assertThat("older than any run", elsewhere.isGone(NOW.minus(Duration.ofHours(25)), NOW), is(true));
    }
}
