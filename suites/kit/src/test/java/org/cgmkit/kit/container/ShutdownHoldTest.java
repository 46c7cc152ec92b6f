package org.cgmkit.kit.container;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A run whose process is being ended stands still, so that it does not judge a target that is being removed. */
class ShutdownHoldTest {
    private final ShutdownHold departure = new ShutdownHold();

    @Test
    void untilThenEverybodyPasses() throws InterruptedException {
        assertThat(passes(), is(true));
    }

    @Test
    void fromThenOnNobodyDoes() throws InterruptedException {
        departure.begin();

        assertThat(passes(), is(false));
    }

    private boolean passes() throws InterruptedException {
        Thread check = Thread.ofPlatform().daemon().start(departure::ended);
        return check.join(Duration.ofMillis(500));
    }
}
