package org.cgmkit.cgm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.cleanup.CleanupReport;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Cleaning up, against simulators that let clients delete and that do not. */
@TestInstance(Lifecycle.PER_CLASS)
class CleanupTest {
    private static final Pattern TOTAL = Pattern.compile("\"total\":\\s*(\\d+)");

    @TempDir
    Path folder;

    private EhrSimulator simulator;

    @BeforeAll
    void start() {
        simulator = EhrSimulator.start(EhrOptions.standard());
    }

    @AfterAll
    void end() {
        simulator.close();
    }

    @Test
    void whatARunCreatedIsGoneAfterwardsAndNothingElseIs() throws Exception {
        String base = sandbox(SandboxOptions.standard().with(Behaviour.DELETABLE));
        Map<String, Integer> before = counts(base);

        CleanupReport report = cleanedUpAfter(base, "receiver.storage.*", "receiver.must-support.*");

        assertThat(report.text(), report.remaining(), is(anEmptyMap()));
        assertThat("deleted", report.deleted().get("Observation"), is(greaterThan(0)));
        assertThat("resources in the sandbox", counts(base), is(before));
        assertThat(report.text(), containsString("Nothing is known to remain."));
    }

    @Test
    void aTargetThatDoesNotDeleteKeepsItAndThatIsToldWithHowToFindIt() throws Exception {
        String base = sandbox(SandboxOptions.standard());
        int before = count(base, "Observation");

        CleanupReport report = cleanedUpAfter(base, "receiver.storage.readable");

        assertThat(report.deleted(), is(anEmptyMap()));
        assertThat("remaining", report.remaining().get("Observation"), is(count(base, "Observation") - before));
        assertThat(report.text(), containsString("because the target answers DELETE with 405. Search for it by "));
        assertThat(report.text(), containsString("identifiers of the system https://cgmkit.org/ns/test-data"));
        assertThat(report.text(), containsString("begin with 'cgmkit-"));
    }

    @Test
    void whatCarriesNoIdentifierOfTheRunIsLeftAlone() throws Exception {
        String base = sandbox(
                SandboxOptions.standard().with(Behaviour.DELETABLE).with(List.of(Defect.named("drops-identifiers"))));

        CleanupReport report = cleanedUpAfter(base, "receiver.conditional-create.created");

        assertThat(report.deleted(), not(hasKey("Observation")));
        assertThat(report.text(), containsString("it carries no identifier of the run"));
    }

    private CleanupReport cleanedUpAfter(String base, String... only) {
        ReceiverTarget target = ReceiverTarget.at(base, SandboxOptions.PATIENT).build();
        ReceiverRun run = new ReceiverSuite(GuideVersion.STU1, "test")
                .only(RequirementSelection.only(
                        List.of(only),
                        GuideVersion.STU1.catalogue(),
                        GuideVersion.STU1.catalogue().role("receiver")))
                .prepare(target, folder);
        run.run(new SilentListener());
        return run.cleanup();
    }

    private String sandbox(SandboxOptions options) {
        return simulator.createSandbox(options).baseUrl();
    }

    private static Map<String, Integer> counts(String base) throws Exception {
        return Map.of(
                "Observation", count(base, "Observation"),
                "DiagnosticReport", count(base, "DiagnosticReport"),
                "Device", count(base, "Device"));
    }

    private static int count(String base, String type) throws Exception {
        HttpRequest search =
                HttpRequest.newBuilder(URI.create(base + "/" + type)).build();
        String body =
                HttpClient.newHttpClient().send(search, BodyHandlers.ofString()).body();
        Matcher total = TOTAL.matcher(body);
        if (!total.find()) {
            throw new AssertionError(body);
        }
        return Integer.parseInt(total.group(1));
    }
}
