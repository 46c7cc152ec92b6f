package org.cgmkit.cgm.harness;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.cgm.SubmitterSuite;
import org.cgmkit.cgm.config.AppRegistration;
import org.cgmkit.cgm.config.SubmitterAccess;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.config.SubmitterTarget.Consent;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.AcceptingValidator;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.evidence.Redaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app with a secret that the EHR launches is let in without a person, and judged by how it comes in. */
class LaunchedAppTest {
    private static final String SECRET = "kept-by-the-app";
    private static final String FLOW = "submitter.auth.flow";

    @TempDir
    private Path folder;

    @Test
    void isLaunchedAndLetInWithoutAPerson() throws Exception {
        CheckResult flow = judged(new LaunchedApp(SECRET, true, true));

        assertThat(flow.message(), flow.outcome(), is(Outcome.PASS));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file.toString(), Files.readString(file), not(containsString(SECRET)));
            }
        }
    }

    @Test
    void isToldThatItsSecretBelongsIntoTheHeader() throws Exception {
        CheckResult flow = judged(new LaunchedApp(SECRET, false, true));

        assertThat(flow.outcome(), is(Outcome.FAIL));
        assertThat(
                flow.message(),
                startsWith(
                        "Mistakes in the authorization: expected none, but found the secret is in the body of a token"
                                + " request, and not in the Authorization header."));
    }

    @Test
    void isToldThatItForgotItsLaunch() throws Exception {
        CheckResult flow = judged(new LaunchedApp(SECRET, true, false));

        assertThat(flow.outcome(), is(Outcome.FAIL));
        assertThat(flow.message(), containsString("there is no launch, which the EHR gave to the app"));
    }

    private CheckResult judged(LaunchedApp app) throws InterruptedException {
        SubmitterTarget target = SubmitterTarget.of("a launched app", SandboxOptions.PATIENT)
                .access(new SubmitterAccess.EhrLaunch(
                        new AppRegistration(LaunchedApp.ID, List.of(LaunchedApp.REDIRECT), SECRET, null, null),
                        URI.create(LaunchedApp.LAUNCH_URL)))
                .consent(Consent.BY_KIT)
                .trigger(new Trigger.ByCode(app::begin))
                .patience(Duration.ofMinutes(5))
                .build();
        Catalogue catalogue = GuideVersion.STU1.catalogue();
        Redaction redaction = new Redaction();
        redaction.hide(SECRET, "CLIENT_SECRET");
        return new SubmitterSuite(GuideVersion.STU1, "test")
                .judgingBy(AcceptingValidator.VALIDATOR)
                .only(RequirementSelection.only(List.of(FLOW), catalogue, catalogue.role("submitter")))
                .run(target, folder, ScenarioListener.nobody(), new SilentListener(), redaction)
                .checks()
                .getFirst();
    }
}
