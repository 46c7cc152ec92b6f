package org.cgmkit.cgm.harness;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.capture.Capture;
import org.cgmkit.kit.proof.AcceptingValidator;
import org.cgmkit.kit.tap.FaultQueue;
import org.cgmkit.kit.trigger.TriggeredApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How long a step looks on for what must not come. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenarioContextTest {
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private EhrSimulator simulator;

    @BeforeAll
    void start() {
        simulator = EhrSimulator.start(EhrOptions.standard().with(AcceptingValidator.VALIDATOR));
    }

    @AfterAll
    void end() {
        simulator.close();
    }

    @Test
    void looksOnNoLongerWhereNothingOfTheAppIsLeft() throws InterruptedException {
        assertThat(lookedOn(new Ended(false), FOR_EVER), is(lessThan(FOR_EVER)));
    }

    @Test
    void looksOnForTheWholeTimeWhereSomethingOfTheAppStays() throws InterruptedException {
        Duration twoSeconds = Duration.ofSeconds(2);

        assertThat(lookedOn(new Ended(true), twoSeconds), is(greaterThanOrEqualTo(twoSeconds)));
    }

    @Test
    void looksOnForTheWholeTimeWhereTheAppIsNotInTheHandsOfTheKit() throws InterruptedException {
        Duration twoSeconds = Duration.ofSeconds(2);

        assertThat(lookedOn(TriggeredApp.elsewhere(), twoSeconds), is(greaterThanOrEqualTo(twoSeconds)));
    }

    private Duration lookedOn(TriggeredApp app, Duration atMost) throws InterruptedException {
        ScenarioContext.Set set = new ScenarioContext.Set(
                GuideVersion.STU1,
                SubmitterTarget.of("an app", SandboxOptions.PATIENT).build(),
                simulator.sandbox(),
                new FaultQueue(),
                new Capture<>(SubmissionAttempt::of),
                ScenarioListener.nobody(),
                List::of,
                step -> app);
        try (ScenarioContext stage = new ScenarioContext(StepName.SEVERAL_MATCHES, set)) {
            stage.trigger();
            long began = System.nanoTime();
            stage.watch("what must not come", atMost, () -> false);
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    /** An app that is over. */
    private record Ended(boolean staysBehind) implements TriggeredApp {
        @Override
        public Optional<String> over() {
            return Optional.of("It has ended.");
        }

        @Override
        public boolean isGone() {
            return !staysBehind;
        }

        @Override
        public void close() {
            // It has ended already.
        }
    }
}
