package org.cgmkit.kit.container;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose a container is, and whether anybody will come back for it. */
class ContainerOwnerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final ContainerOwner own = ContainerOwner.ofThisProcess();

    @Test
    void itsLabelsNameItAgain() {
        assertThat(ContainerOwner.of(own.labels()), is(Optional.of(own)));
    }

    @Test
    void whatHasNoSuchLabelsHasNoOwner() {
        assertThat(ContainerOwner.of(Map.of("org.cgmkit.run", "x")), is(Optional.empty()));
    }

    @Test
    void aProcessThatIsAtWorkIsNotGone() {
        assertThat(own.isGone(NOW.minus(Duration.ofDays(3)), NOW), is(false));
    }

    @Test
    void oneThatHasEndedIsGone() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(new ContainerOwner("r", own.host(), ended.pid(), own.started()).isGone(NOW, NOW), is(true));
    }

    @Test
    void anotherProcessThatHasGotItsIdIsNotTakenForIt() {
        ContainerOwner before =
                new ContainerOwner("r", own.host(), own.pid(), own.started().minus(Duration.ofHours(1)));

        assertThat(before.isGone(NOW, NOW), is(true));
    }

    @Test
    void processesOfAnotherMachineAreTakenToBeThereForADay() {
        ContainerOwner elsewhere = new ContainerOwner("r", "another machine", own.pid(), own.started());

        assertThat("made just now", elsewhere.isGone(NOW.minus(Duration.ofHours(23)), NOW), is(false));
        assertThat("older than any run", elsewhere.isGone(NOW.minus(Duration.ofHours(25)), NOW), is(true));
    }
}
