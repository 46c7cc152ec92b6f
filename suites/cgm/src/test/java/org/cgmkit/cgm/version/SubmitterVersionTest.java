package org.cgmkit.cgm.version;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.cgmkit.cgm.SubmitterSuite;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.harness.ScenarioListener;
import org.cgmkit.cgm.matrix.RunningApp;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.reports.LeadingFinding;
import org.cgmkit.reports.RunReport;
import org.cgmkit.submitter.AppOptions;
import org.cgmkit.submitter.CgmApp;
import org.cgmkit.submitter.SyncOutcome;
import org.cgmkit.submitter.setup.AppListener;
import org.cgmkit.submitter.setup.PatientSource;
import org.cgmkit.submitter.setup.RetryPace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Apps built for each version: accepted by a receiver of theirs, and called by name under the suite of STU 1. */
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
    @EnumSource(value = GuideVersion.class, names = "STU1", mode = EnumSource.Mode.EXCLUDE)
    void theReportBeginsWithTheVersionThatTheAppWasBuiltFor(GuideVersion built, @TempDir Path results)
            throws Exception {
        RunReport report = examined(GuideEdition.of(built), results);

        LeadingFinding leading = report.leading();
        assertThat("said before all else", leading, is(notNullValue()));
        assertThat(
                Objects.requireNonNull(leading).toString(),
                leading.sentence(),
                is("This was built for " + built.title() + ", not for STU 1."));
        assertThat("evidence", leading.evidence(), is(not(empty())));
        assertThat(leading.next(), startsWith("To test it as what it is, run the same with --guide " + built.id()));
    }

    @Test
    void anAppThatWritesTheCodesOfAllVersionsIsNotSaidToBeOfAnother(@TempDir Path results) throws Exception {
        RunReport report = examined(GuideEdition.of(GuideVersion.values()), results);

        assertThat("said before all else", report.leading(), is(nullValue()));
    }

    @Test
    void anAppOfStu1IsNotSaidToBeOfAnother(@TempDir Path results) throws Exception {
        assertThat(
                "said before all else",
                examined(GuideEdition.of(GuideVersion.STU1), results).leading(),
                is(nullValue()));
    }

    private static RunReport examined(GuideEdition edition, Path results) throws InterruptedException {
        Catalogue catalogue = GuideVersion.STU1.catalogue();
        SubmitterTarget target = SubmitterTarget.of("a simulated app", SandboxOptions.PATIENT)
                .trigger(new Trigger.ByCode(call -> new RunningApp(app(URI.create(call.baseUrl()), edition), call)))
                .patience(Duration.ofSeconds(30))
                .period(Duration.ofSeconds(3))
                .zone(ZoneOffset.UTC)
                .build();
        return new SubmitterSuite(GuideVersion.STU1, "test")
                .only(RequirementSelection.only(
                        List.of("submitter.operation.url", "submitter.bundle.post-only"),
                        catalogue,
                        catalogue.role("submitter")))
                .run(target, results, ScenarioListener.nobody(), new SilentListener());
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
