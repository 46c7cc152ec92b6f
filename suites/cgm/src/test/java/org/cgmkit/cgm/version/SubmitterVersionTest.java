package org.cgmkit.cgm.version;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.cgmkit.cgm.SubmitterSuite;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.submitter.AppOptions;
import org.cgmkit.submitter.CgmApp;
import org.cgmkit.submitter.SyncOutcome;
import org.cgmkit.submitter.setup.AppListener;
import org.cgmkit.submitter.setup.PatientSource;
import org.cgmkit.submitter.setup.RetryPace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Apps built for each version are accepted by a receiver of theirs. */
class SubmitterVersionTest {

    @ParameterizedTest
    @EnumSource(GuideVersion.class)
    void aReceiverOfTheVersionTakesAllThatAnAppOfTheVersionSends(GuideVersion guide) throws Exception {
        try (EhrSimulator simulator = EhrSimulator.start(EhrOptions.standard());
                Sandbox sandbox =
                        simulator.createSandbox(SandboxOptions.standard().by(guide));
                CgmApp app =
                        CgmApp.start(app(URI.create(sandbox.baseUrl()), GuideEdition.of(guide)), AppListener.quiet())) {
            SyncOutcome outcome = app.syncAndStay(Duration.ZERO).getLast();

            assertThat("refused", outcome.refused(), is(empty()));
            assertThat("kept", outcome.kept(), is(empty()));
            assertThat("accepted", outcome.accepted(), is(not(0)));
        }
    }

    @ParameterizedTest
    @EnumSource(GuideVersion.class)
    void oneTimeOrdersArePlayedWhereTheVersionHasThem(GuideVersion guide) {
        assertThat(
                new SubmitterSuite(guide, "test").asksFor("submitter.orders.one-time"), is(guide == GuideVersion.STU1));
    }

    private static AppOptions app(URI baseUrl, GuideEdition edition) {
        return AppOptions.of(baseUrl, new PatientSource.Given(SandboxOptions.PATIENT))
                .by(edition)
                .with(RetryPace.STANDARD
                        .looking(Duration.ofMillis(500))
                        .waiting(Duration.ofSeconds(1), Duration.ofSeconds(2)))
                .with(Clock.system(ZoneOffset.UTC));
    }
}
