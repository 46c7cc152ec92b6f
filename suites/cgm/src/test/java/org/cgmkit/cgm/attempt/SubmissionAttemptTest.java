package org.cgmkit.cgm.attempt;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubmissionAttemptTest {
    private static final Instant NOW = Instant.parse("2026-05-15T08:00:00Z");
    private static final String OPERATION = "http://kit/fhir/$submit-cgm-bundle";
    private static final String READING = """
            {"resource": {"resourceType": "Observation", %s "code": {"coding": [{"system": "http://loinc.org",
              "code": "99504-3"}]}, "valueQuantity": {"value": 104}}}""";

    @Test
    void whatIsSentToTheOperationIsAnAttemptWhateverItIs() {
        assertThat(attempts(OPERATION, "{\"entry\": []}", "{}"), hasSize(1));
    }

    @Test
    void whatIsSentElsewhereIsAnAttemptWhereItIsABundle() {
        assertThat(attempts("http://kit/fhir", "{\"entry\": []}", "{}"), is(empty()));
        assertThat(attempts("http://kit/fhir", bundle(""), "{}"), hasSize(1));
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
        return attempts(OPERATION, body, answer).getFirst();
    }

    private static List<SubmissionAttempt> attempts(String url, String body, String answer) {
        SeenExchanges exchanges = new SeenExchanges();
        exchanges.add(NOW, Duration.ofMillis(20), "POST", url, body, 200, answer);
        return exchanges.attempts();
    }
}
