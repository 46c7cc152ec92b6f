package org.cgmkit.cgm.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import org.cgmkit.kit.trigger.Trigger;
import org.junit.jupiter.api.Test;

/** How long a run waits for what an app is to do. */
class SubmitterTargetTest {

    @Test
    void aPersonIsGivenFiveMinutesAndACommandOne() {
        SubmitterTarget byHand = SubmitterTarget.of("an app", "1").build();
        SubmitterTarget byCommand =
                byHand.toBuilder().trigger(new Trigger.ByCommand("true")).build();

        assertThat(byHand.patience(), is(Duration.ofMinutes(5)));
        assertThat(byCommand.patience(), is(Duration.ofMinutes(1)));
    }

    @Test
    void whatIsSaidHoldsForAnyTrigger() {
        SubmitterTarget given = SubmitterTarget.of("an app", "1")
                .patience(Duration.ofMinutes(5))
                .build();

        assertThat(
                given.toBuilder().trigger(new Trigger.ByCommand("true")).build().patience(), is(Duration.ofMinutes(5)));
    }
}
