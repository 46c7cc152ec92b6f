package org.cgmkit.cgm.live;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cgmkit.cgm.attempt.SeenExchanges;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.kit.check.OutcomeException;
import org.cgmkit.kit.check.WriteBudget;
import org.cgmkit.kit.check.Writes;
import org.cgmkit.kit.proof.AcceptingValidator;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.validation.ProfileValidator;
import org.cgmkit.validation.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What a receiver is seen to make of a condition that comes again. */
class LiveRecordTest {
    private static final Instant BEGIN = Instant.parse("2026-05-15T08:00:00Z");
    private static final String READING = """
            {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Observation"},
             "request":{"method":"POST","url":"Observation","ifNoneExist":"identifier=s|1"}}]}
            """;

    private final LiveRecordChecks checks = new LiveRecordChecks();
    private final SeenExchanges exchanges = new SeenExchanges();

    @TempDir
    private Path folder;

    @Test
    void theMatchIsAnswered() throws Exception {
        answered("201", "Observation/1/_history/1");
        answered("200", "Observation/1");

        checks.createsNothingWhereOneMatches(receiver());
    }

    @Test
    void aSecondResourceIsFound() {
        answered("201", "Observation/1");
        answered("201", "Observation/2");

        AssertionFailedError found =
                assertThrows(AssertionFailedError.class, () -> checks.createsNothingWhereOneMatches(receiver()));
        assertThat(
                found.getMessage(),
                containsString(
                        "entry[0] is answered 201 with Observation/2, and what its condition matches is Observation/1"));
    }

    @Test
    void aRefusalSaysNothing() {
        answered("201", "Observation/1");
        answered("412", "");

        OutcomeException end =
                assertThrows(OutcomeException.class, () -> checks.createsNothingWhereOneMatches(receiver()));
        assertThat(
                end.getMessage(),
                containsString("No entry whose condition matches what had been created was accepted"));
    }

    @Test
    void anOrderThatBreaksItsProfileIsFound() {
        searched("""
                {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"ServiceRequest","id":"7",
                 "code":{"coding":[{"code":"cgm-data-submission-standing-order"}]}}}]}
                """);

        AssertionFailedError found =
                assertThrows(AssertionFailedError.class, () -> checks.shownOrdersConform(receiver(new Objecting())));
        assertThat(
                found.getMessage(),
                containsString("ServiceRequest/7: ServiceRequest.status: it is none by"
                        + " http://hl7.org/fhir/uv/cgm/StructureDefinition/cgm-data-submission-standing-order"));
    }

    @Test
    void otherRequestsAreNoneOfTheGuides() throws Exception {
        searched("""
                {"resourceType":"ServiceRequest","id":"8","code":{"coding":[{"code":"x-ray"}]}}
                """);

        checks.shownOrdersConform(receiver(new Objecting()));
    }

    /** Finds something wrong with everything. */
    private static final class Objecting implements ProfileValidator {
        @Override
        public List<Finding> validate(String json) {
            return List.of();
        }

        @Override
        public List<Finding> validate(String json, String profile) {
            return List.of(new Finding(
                    Finding.Severity.ERROR,
                    "ServiceRequest.status",
                    1,
                    1,
                    null,
                    "it is none by " + profile,
                    null,
                    null,
                    null));
        }
    }

    private LiveReceiver receiver() throws Exception {
        return receiver(AcceptingValidator.VALIDATOR);
    }

    private LiveReceiver receiver(ProfileValidator validator) throws Exception {
        CheckLog log = new CheckLog(
                new EvidenceFolder(folder, new Redaction()).of(1, "check"), new WriteBudget(Writes.none()));
        return new LiveReceiver(GuideVersion.STU1, exchanges.all(), exchanges.attempts(), log, validator);
    }

    private void answered(String status, String location) {
        String answer = "{\"resourceType\":\"Bundle\",\"entry\":[{\"response\":{\"status\":\"" + status + "\""
                + (location.isEmpty() ? "" : ",\"location\":\"" + location + "\"") + "}}]}";
        exchange("POST", "http://kit/fhir/$submit-cgm-bundle", READING, answer);
    }

    private void searched(String answer) {
        exchange("GET", "http://kit/fhir/ServiceRequest?patient=1", "", answer);
    }

    private void exchange(String method, String url, String body, String answer) {
        exchanges.add(BEGIN.plusSeconds(exchanges.all().size()), Duration.ofMillis(20), method, url, body, 200, answer);
    }
}
