package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.proof.AcceptingValidator.VALIDATOR;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.SeenExchanges;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.config.SubmitterTarget.Feature;
import org.cgmkit.cgm.submitter.judgement.JudgeSamples;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.kit.check.OutcomeException;
import org.cgmkit.kit.check.WriteBudget;
import org.cgmkit.kit.check.Writes;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What follows from something else is told from what an app does by itself. */
class ConsequenceTest {
    private static final String BASE = "http://kit/fhir";
    private static final Instant BEGIN = Instant.parse("2026-05-15T08:00:00Z");
    private static final String READING = observation("99504-3", "2026-05-15T07:55:00Z");
    private static final String OTHER_READING = observation("99504-3", "2026-05-14T23:55:00Z");
    private static final String SUMMARY = observation("107931-8", "2026-05-14T00:00:00Z");
    private static final String ORDER_OF_SUMMARIES = """
            {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"ServiceRequest","status":"active",
             "code":{"coding":[{"code":"cgm-data-submission-standing-order"}]},
             "extension":[{"extension":[{"url":"submissionDataProfile",
              "valueCanonical":"http://hl7.org/fhir/uv/cgm/StructureDefinition/cgm-summary"}]}]}}]}""";

    private final Map<String, PlayedStep> steps = new LinkedHashMap<>();
    private Instant now = BEGIN;
    private SeenExchanges exchanges = new SeenExchanges();
    private CheckLog log;

    @BeforeEach
    void logInto(@TempDir Path folder) throws Exception {
        log = new CheckLog(new EvidenceFolder(folder, new Redaction()).of(1, "check"), new WriteBudget(Writes.none()));
    }

    @Test
    void whatIsSentOnceMoreAfterAnAppWasEndedIsNotHeldAgainstTheNextOrder() {
        submitted(bundle(SUMMARY, READING), "201", "201");
        ended(StepName.STANDING_ORDER);
        searched();
        submitted(bundle(SUMMARY, READING), "200", "200");
        ended(StepName.CHANGED_ORDER);
        new OrderChecks().sendsWhatIsOrdered(submitter(Map.of()));

        searched();
        submitted(bundle(SUMMARY, OTHER_READING), "200", "201");
        ended(StepName.CHANGED_ORDER);

        assertThat(
                failure(() -> new OrderChecks().sendsWhatIsOrdered(submitter(Map.of()))),
                containsString("expected none, but found readings in the step 'A changed and a revoked order'"));
    }

    @Test
    void theSameSubmissionAgainAndAgainHoldsUpTheNextOnes() {
        submitted(bundle(SUMMARY, READING), "201", "422");
        submitted(bundle(SUMMARY, READING), "200", "422");
        submitted(bundle(SUMMARY, READING), "200", "422");
        ended(StepName.PARTIAL_REFUSAL);

        assertThat(
                failure(() -> new EntryAnswerChecks().goesOnAfterRefusedEntries(submitter(Map.of()))),
                containsString("expected the next ones, but it was the same 2 times again"));

        submitted(bundle(SUMMARY, READING), "201", "422");
        submitted(bundle(SUMMARY, READING), "200", "422");
        submitted(bundle(SUMMARY, OTHER_READING), "200", "201");
        ended(StepName.PARTIAL_REFUSAL);
        new EntryAnswerChecks().goesOnAfterRefusedEntries(submitter(Map.of()));
    }

    @Test
    void aReportNeedNotReferToASummaryThatWasRefused() {
        Submission complete = Submissions.complete(JudgeSamples.context(), 1);
        Submission unlinked = complete.withResource(
                complete.positionsOf("DiagnosticReport").getFirst(), report -> report.remove("result"));
        Submitter refused = withEach(unlinked, "400");

        assertThat(
                String.valueOf(assertThrows(
                                OutcomeException.class, () -> new MustSupportChecks().sendsWhatItMustSupport(refused))
                        .getMessage()),
                containsString("the receiver took no summary in the whole run"));

        Submitter taken = withEach(unlinked, "201");
        assertThat(
                failure(() -> new MustSupportChecks().sendsWhatItMustSupport(taken)),
                containsString("cgm-summary-pdf#DiagnosticReport.result"));
    }

    private Submitter withEach(Submission sent, String status) {
        submitted(sent.json(), Collections.nCopies(sent.size(), status).toArray(String[]::new));
        ended(StepName.FIRST_CONNECTION);
        return submitter(Map.of(Feature.STANDING_ORDERS, "it has a schedule of its own"));
    }

    private Submitter submitter(Map<Feature, String> without) {
        SubmitterTarget target = SubmitterTarget.of("an app", "1")
                .period(Duration.ofSeconds(2))
                .without(without)
                .build();
        return new Submitter(GuideVersion.STU1, target, BASE, steps, log, VALIDATOR);
    }

    private void ended(StepName step) {
        steps.put(step.id(), exchanges.step(step));
        exchanges = new SeenExchanges();
    }

    private void searched() {
        exchange("GET", "/ServiceRequest?patient=1&code=cgm-data-submission-standing-order", "", ORDER_OF_SUMMARIES);
    }

    private void submitted(String body, String... statuses) {
        String answers = Stream.of(statuses)
                .map(status -> "{\"response\": {\"status\": \"" + status + "\"}}")
                .collect(Collectors.joining(","));
        exchange("POST", "/$submit-cgm-bundle", body, "{\"resourceType\": \"Bundle\", \"entry\": [" + answers + "]}");
    }

    private void exchange(String method, String path, String body, String answer) {
        now = now.plusSeconds(2);
        exchanges.add(now, Duration.ofMillis(20), method, BASE + path, body, 200, answer);
    }

    private static String bundle(String... entries) {
        return "{\"resourceType\": \"Bundle\", \"entry\": [" + String.join(",", entries) + "]}";
    }

    private static String observation(String code, String time) {
        return """
                {"resource": {"resourceType": "Observation", "effectiveDateTime": "%s",
                  "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]}}}""".formatted(time, code);
    }

    private static String failure(Runnable check) {
        return String.valueOf(
                assertThrows(AssertionFailedError.class, check::run).getMessage());
    }
}
