package org.cgmkit.cgm.attempt;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.capture.Interference;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.evidence.HttpExchange;
import org.junit.jupiter.api.Test;

class SubmissionAttemptTest {
    private static final Instant NOW = Instant.parse("2026-05-15T08:00:00Z");
    private static final String OPERATION = "http://kit/fhir/$submit-cgm-bundle";
    private static final String READING = """
            {"resource": {"resourceType": "Observation", %s "code": {"coding": [{"system": "http://loinc.org",
              "code": "99504-3"}]}, "valueQuantity": {"value": 104}}}""";

    @Test
    void whatIsSentToTheOperationIsAnAttemptWhateverItIs() {
        assertThat(
                SubmissionAttempt.of(sent(OPERATION, "{\"entry\": []}", "{}")).isPresent(), is(true));
    }

    @Test
    void whatIsSentElsewhereIsAnAttemptWhereItIsABundle() {
        Optional<SubmissionAttempt> other = SubmissionAttempt.of(sent("http://kit/fhir", "{\"entry\": []}", "{}"));
        Optional<SubmissionAttempt> bundle = SubmissionAttempt.of(sent("http://kit/fhir", bundle(""), "{}"));

        assertThat(other.isPresent(), is(false));
        assertThat(bundle.isPresent(), is(true));
    }

    @Test
    void anAnswerMayHaveMoreEntriesThanWereSent() {
        String answer = """
                {"resourceType": "Bundle", "entry": [{"response": {"status": "201", "location": "Observation/1"}},
                  {"response": {"status": "201", "location": "Observation/2"}}]}""";
        SubmissionAttempt attempt = attempt(bundle(READING.formatted("")), answer);

        assertThat(SubmissionAttempt.accepted(List.of(attempt)), is(aMapWithSize(1)));
    }

    @Test
    void readingsWithoutATimeAreToldApartByTheirIdentifiers() {
        SubmissionAttempt attempt = attempt(bundle(named("a") + "," + named("b")), "{}");

        assertThat(
                attempt.entries().get(0).key(), is(not(attempt.entries().get(1).key())));
    }

    private static String named(String identifier) {
        return READING.formatted("\"identifier\": [{\"value\": \"" + identifier + "\"}],");
    }

    private static String bundle(String entries) {
        return "{\"resourceType\": \"Bundle\", \"entry\": [" + entries + "]}";
    }

    private static SubmissionAttempt attempt(String body, String answer) {
        return SubmissionAttempt.of(sent(OPERATION, body, answer)).orElseThrow();
    }

    private static CapturedExchange sent(String url, String body, String answer) {
        return new CapturedExchange(
                1,
                "step",
                new HttpExchange(
                        NOW,
                        Duration.ofMillis(20),
                        "POST",
                        url,
                        List.of(),
                        body,
                        new HttpExchange.Answer(200, "", List.of(), answer)),
                Interference.NONE,
                new Evidence("evidence/1", "", "", "", "", NOW, Duration.ofMillis(20)));
    }
}
