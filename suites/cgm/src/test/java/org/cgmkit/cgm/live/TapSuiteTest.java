package org.cgmkit.cgm.live;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.fixtures.order.Schedule;
import org.cgmkit.fixtures.order.StandingOrder;
import org.cgmkit.fixtures.order.TimeSpan;
import org.cgmkit.fixtures.order.TimeUnit;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.proof.AcceptingValidator;
import org.cgmkit.reports.Outcome;
import org.cgmkit.submitter.AppOptions;
import org.cgmkit.submitter.defect.Defect;
import org.cgmkit.submitter.setup.Credentials;
import org.cgmkit.submitter.setup.PatientSource;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.ProfileValidator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes between a simulated app and a simulated receiver is recorded and judged, both sides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TapSuiteTest {
    private static final URI REDIRECT = URI.create("http://127.0.0.1/callback");

    private final ProfileValidator validator = GuideValidator.builtIn(GuideVersion.STU1);
    private EhrSimulator simulator;

    @BeforeAll
    void start() {
        simulator = EhrSimulator.start(EhrOptions.standard()
                .with(AcceptingValidator.VALIDATOR)
                .with(GuideVersion.BALLOT, AcceptingValidator.VALIDATOR));
    }

    @AfterAll
    void end() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsNothingWrongWithTwoSoundSystems(boolean keepsHost, @TempDir Path folder) throws IOException {
        TappedRun passing = pass(SandboxOptions.standard(), keepsHost, app -> app, folder);

        assertThat("said before all else", passing.report().leading(), is(nullValue()));
        assertThat(passing.found(Outcome.FAIL), is(empty()));
        assertThat(passing.found(Outcome.WARN), is(empty()));
        assertThat(passing.found(Outcome.ERROR), is(empty()));
        assertThat(passing.found(Outcome.PASS), hasItem(startsWith("submitter.bundle.conforms:")));
        assertThat(passing.found(Outcome.PASS), hasItem(startsWith("submitter.bundle.patient:")));
        assertThat(passing.found(Outcome.PASS), hasItem(startsWith("submitter.orders.discovered:")));
        assertThat(passing.found(Outcome.PASS), hasItem(startsWith("submitter.orders.profiles:")));
        assertThat(passing.found(Outcome.PASS), hasItem(startsWith("submitter.must-support.unit:")));
        assertThat(passing.found(Outcome.PASS), hasItem(startsWith("receiver.orders.conform:")));
        assertThat(passing.found(Outcome.PASS), hasItem(startsWith("receiver.response.entry-status:")));
        assertThat(passing.found(Outcome.PASS), hasItem(startsWith("receiver.capability.instantiates:")));
        assertThat(
                passing.row("submitter.retry.idempotent").message(),
                containsString("test it with cgmkit test submitter"));
    }

    @Test
    void saysFirstThatTwoSystemsWereBuiltForAnotherVersion(@TempDir Path folder) throws IOException {
        TappedRun passing = pass(
                SandboxOptions.standard().by(GuideVersion.BALLOT),
                false,
                app -> app.by(GuideEdition.of(GuideVersion.BALLOT)),
                folder);

        assertThat(
                Objects.requireNonNull(passing.report().leading()).sentence(),
                is("This was built for the ballot of 2025, not for STU 1."));
    }

    @ParameterizedTest
    @CsvSource({
        "writes-unit-in-capitals, submitter.bundle.conforms",
        "posts-to-bundle-path, submitter.operation.url",
        "uses-its-own-patient-id, submitter.bundle.patient",
        "puts-entries, submitter.bundle.post-only",
        "dangles-a-device, submitter.bundle.references"
    })
    void findsWhatAnAppDoesWrong(String defect, String requirement, @TempDir Path folder) throws IOException {
        TappedRun passing =
                pass(SandboxOptions.standard(), false, app -> app.with(List.of(Defect.named(defect))), folder);

        List<String> found = passing.report().checks().stream()
                .filter(c -> c.outcome() == Outcome.FAIL || c.outcome() == Outcome.WARN)
                .map(c -> c.requirement())
                .toList();
        assertThat(passing.found(Outcome.FAIL) + " " + passing.found(Outcome.WARN), found, contains(requirement));
    }

    @ParameterizedTest
    @CsvSource({
        "entry-without-status, receiver.response.entry-status",
        "no-instantiates, receiver.capability.instantiates"
    })
    void findsWhatAReceiverDoesWrong(String defect, String requirement, @TempDir Path folder) throws IOException {
        TappedRun passing =
                pass(SandboxOptions.showing(org.cgmkit.ehr.defect.Defect.named(defect)), false, app -> app, folder);

        assertThat(passing.found(Outcome.FAIL), contains(startsWith(requirement + ":")));
    }

    @Test
    void leadsDiscoveryAndAudiencesOfBackendServicesThroughTheTap(@TempDir Path folder)
            throws IOException, JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_384).keyID("tap-1").generate();
        SandboxOptions smart = SandboxOptions.standard()
                .withSmart(SmartOptions.standard()
                        .with(new RegisteredClient(
                                "tap-test",
                                List.of(),
                                RegisteredClient.EVERY_SCOPE,
                                new JWKSet(key.toPublicJWK()).toString(),
                                null,
                                null,
                                null)));

        TappedRun passing = pass(smart, true, app -> app.with(Credentials.BackendServices.of("tap-test", key)), folder);

        assertThat(passing.found(Outcome.FAIL), is(empty()));
        assertThat(passing.found(Outcome.PASS), hasItem(startsWith("submitter.auth.flow:")));
        assertThat(
                passing.exchanges().stream().map(CapturedExchange::path).toList(),
                hasItem(containsString("/auth/token")));
        assertThat(passing.evidence(), not(containsString("eyJ")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leadsAStandaloneLaunchThroughTheTap(boolean keepsHost, @TempDir Path folder) throws IOException {
        SandboxOptions smart = SandboxOptions.standard()
                .withSmart(SmartOptions.standard().with(RegisteredClient.app("tap-app", List.of(REDIRECT.toString()))));

        TappedRun passing = pass(
                smart,
                keepsHost,
                app -> app.as(Credentials.Standalone.of("tap-app", REDIRECT), new PatientSource.FromLaunch()),
                folder);

        assertThat(passing.found(Outcome.FAIL), is(empty()));
        assertThat(passing.found(Outcome.PASS), hasItem(startsWith("submitter.auth.flow:")));
        assertThat(passing.found(Outcome.PASS), hasItem(startsWith("submitter.bundle.patient:")));
    }

    @Test
    void keepsWhoThePatientIsOutOfTheEvidence(@TempDir Path folder) throws IOException {
        TappedRun passing = pass(SandboxOptions.standard(), false, app -> app, folder);

        assertThat(passing.evidence(), containsString("Patient/patient-1"));
        assertThat(passing.evidence(), containsString("mg/dl"));
        assertThat(passing.evidence(), not(containsString(SandboxOptions.PATIENT)));
        assertThat(passing.evidence(), not(containsString("Lindqvist")));
        assertThat(passing.evidence(), not(containsString("JVBERi")));
    }

    private TappedRun pass(SandboxOptions options, boolean keepsHost, UnaryOperator<AppOptions> app, Path folder)
            throws IOException {
        try (Sandbox receiver = simulator.createSandbox(options)) {
            receiver.orders().all().forEach(order -> receiver.orders().remove(order.id()));
            Schedule daily = new Schedule(
                    new TimeSpan(1, TimeUnit.DAY),
                    new TimeSpan(3, TimeUnit.HOUR),
                    List.of(Profile.SENSOR_READING_MASS, Profile.SUMMARY, Profile.SUMMARY_PDF, Profile.DEVICE));
            receiver.orders()
                    .put("order", StandingOrder.of(receiver.patient(), daily).resource(GuideVersion.STU1));
            return TappedRun.of(receiver, keepsHost, app, validator, folder);
        }
    }
}
