package org.cgmkit.cgm.submitter;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.SeenExchanges;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.capture.Stall;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.kit.check.WriteBudget;
import org.cgmkit.kit.check.Writes;
import org.cgmkit.kit.proof.AcceptingValidator;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** Judgements by the clock leave out what the kit itself held up. The orders ask for a submission every 2 s. */
class OrderTimingTest {
    private static final Instant BEGIN = Instant.parse("2026-05-15T08:00:00Z");
    private static final String READING = """
            {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Observation",
             "code":{"coding":[{"system":"http://loinc.org","code":"99504-3"}]}}}]}
            """;

    private static final String TAKEN = """
            {"resourceType":"Bundle","entry":[{"response":{"status":"201"}}]}
            """;

    /** What the searches are answered with: the order of the run. */
    private static final String ORDER = """
            {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"ServiceRequest","status":"active",
             "code":{"coding":[{"code":"cgm-data-submission-standing-order"}]},
             "extension":[{"extension":[{"url":"submissionDataProfile",
              "valueCanonical":"http://hl7.org/fhir/uv/cgm/StructureDefinition/cgm-summary"}]}]}}]}
            """;

    private final OrderChecks checks = new OrderChecks();
    private SeenExchanges exchanges = new SeenExchanges();
    private final List<Stall> stalls = new ArrayList<>();
    private CheckLog log;

    @BeforeEach
    void logInto(@TempDir Path folder) throws Exception {
        log = new CheckLog(new EvidenceFolder(folder, new Redaction()).of(1, "check"), new WriteBudget(Writes.none()));
        searched(0, 10);
    }

    @Test
    void submissionsOnTimePass() {
        submitted(100, 2100, 4100);

        checks.keepsThePeriod(standing());
    }

    @Test
    void submissionsThatComeTwiceAsOftenAreFound() {
        submitted(100, 1100, 2100);

        assertThat(message(() -> checks.keepsThePeriod(standing())), containsString("but was 1.0 s on the average"));
    }

    @Test
    void anAnswerThatTheKitGaveLateMayHaveHeldUpTheFirstSubmission() {
        submitted(1200, 2100, 4100);
        assertThat(message(() -> checks.keepsThePeriod(standing())), containsString("but was 1.5 s on the average"));

        searched(200, 950);

        checks.keepsThePeriod(standing());
    }

    @Test
    void aStallOfTheKitMayHaveMadeTheFirstSubmissionSeemLate() {
        submitted(1200, 2100, 4100);
        stalled(900, 1200);

        checks.keepsThePeriod(standing());
    }

    @Test
    void submissionsThatComeTwiceAsOftenAreFoundThoughTheFirstOneWasHeldUp() {
        submitted(1000, 2000, 3000);
        stalled(0, 1000);

        assertThat(message(() -> checks.keepsThePeriod(standing())), containsString("but was 1.0 s on the average"));
    }

    @Test
    void submissionsAreLateWhereNothingHeldThemUp() {
        submitted(100, 5600, 11100);
        assertThat(message(() -> checks.keepsThePeriod(standing())), containsString("but was up to 5.5 s"));

        searched(2000, 2000);
        searched(7500, 2000);

        checks.keepsThePeriod(standing());
    }

    @Test
    void oneThatIsLateAmongOthersIsLetBe() {
        submitted(100, 2100, 7600, 9600, 11600);

        checks.keepsThePeriod(standing());
    }

    @Test
    void submissionsThatComeTwiceAsOftenAreFoundThoughTheAnswersTakeAllTheTimeBetween() {
        exchange(100, 950, "POST", "http://kit/fhir/$submit-cgm-bundle", READING, TAKEN);
        exchange(1100, 950, "POST", "http://kit/fhir/$submit-cgm-bundle", READING, TAKEN);
        exchange(2100, 950, "POST", "http://kit/fhir/$submit-cgm-bundle", READING, TAKEN);

        assertThat(message(() -> checks.keepsThePeriod(standing())), containsString("but was 1.0 s on the average"));
    }

    @Test
    void aSubmissionAfterTheRevocationIsFoundUnlessTheKitHeldItUp() {
        submitted(100, 2100, 7200);
        assertThat(
                message(() -> checks.followsChanges(changed())),
                containsString("later than one and a half periods after the order was revoked"));

        stalled(5000, 5300);

        checks.followsChanges(changed());
    }

    @Test
    void whoSubmitsWithoutLookingAgainGoesByWhatMayHaveChanged() {
        PlayedStep looked = standing().step(StepName.STANDING_ORDER);
        exchanges = new SeenExchanges();
        submitted(100, 2100);
        Submitter both = new Submitter(
                GuideVersion.STU1,
                SubmitterTarget.of("an app", "1").period(Duration.ofSeconds(2)).build(),
                "http://kit/fhir",
                Map.of(
                        StepName.STANDING_ORDER.id(),
                        looked,
                        StepName.CHANGED_ORDER.id(),
                        changed().step(StepName.CHANGED_ORDER)),
                log,
                AcceptingValidator.VALIDATOR);

        assertThat(
                message(() -> checks.followsChanges(both)),
                containsString("expected to follow a search for standing orders, as there was one before, but none was"
                        + " made in the whole step"));
    }

    private Submitter standing() {
        return submitter(StepName.STANDING_ORDER, Map.of());
    }

    /** Changed after 1 s and revoked after 4 s, so that nothing is to come after 7 s. */
    private Submitter changed() {
        return submitter(
                StepName.CHANGED_ORDER, Map.of("changed", BEGIN.plusSeconds(1), "revoked", BEGIN.plusSeconds(4)));
    }

    private Submitter submitter(StepName name, Map<String, Instant> marks) {
        PlayedStep step = exchanges.step(name, marks, stalls);
        SubmitterTarget target =
                SubmitterTarget.of("an app", "1").period(Duration.ofSeconds(2)).build();
        return new Submitter(
                GuideVersion.STU1,
                target,
                "http://kit/fhir",
                Map.of(name.id(), step),
                log,
                AcceptingValidator.VALIDATOR);
    }

    private void submitted(long... millis) {
        for (long at : millis) {
            exchange(at, 20, "POST", "http://kit/fhir/$submit-cgm-bundle", READING, "{}");
        }
    }

    private void stalled(long from, long to) {
        stalls.add(new Stall(BEGIN.plusMillis(from), BEGIN.plusMillis(to)));
    }

    private void searched(long at, long took) {
        exchange(
                at,
                took,
                "GET",
                "http://kit/fhir/ServiceRequest?patient=1&code=cgm-data-submission-standing-order",
                "",
                ORDER);
    }

    private void exchange(long at, long took, String method, String url, String body, String answer) {
        exchanges.add(BEGIN.plusMillis(at), Duration.ofMillis(took), method, url, body, 200, answer);
    }

    private static String message(Runnable check) {
        return String.valueOf(
                assertThrows(AssertionFailedError.class, check::run).getMessage());
    }
}
