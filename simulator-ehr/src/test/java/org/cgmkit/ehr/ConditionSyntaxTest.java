package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways in which the condition of a conditional create may be written. */
class ConditionSyntaxTest {

    @ParameterizedTest
    @CsvSource({
        "'a,b', 'a\\,b', 200 OK",
        "'a,b', 'a,b', 201 Created",
        "'a|b', 'a\\|b', 200 OK",
        "'a$b', 'a\\$b', 200 OK",
        "'a\\b', 'a\\\\b', 200 OK",
        "'a b', 'a%20b', 200 OK",
        "'a&b', 'a%26b', 200 OK",
        "'a+b', 'a%2Bb', 200 OK",
        "'a+b', 'a+b', 200 OK",
        "'a b', 'a+b', 201 Created"
    })
    void readsValuesAsR4WritesThem(String identifier, String sought, String expected) {
        assertThat(statusOf(Behaviour.STANDARD, identifier, sought), is(expected));
    }

    @ParameterizedTest
    @CsvSource({"'a b', 'a+b', 200 OK", "'a+b', 'a+b', 201 Created", "'a+b', 'a%2Bb', 200 OK"})
    void readsAPlusSignAsABlankWhereThatIsTheBehaviour(String identifier, String sought, String expected) {
        assertThat(statusOf(Behaviour.PLUS_IS_BLANK, identifier, sought), is(expected));
    }

    @Test
    void readsTheHeaderOfAPlainCreateAsItReadsConditionsOfEntries() {
        try (TestSimulator running = TestSimulator.standard()) {
            Submission reading = identified(running, "a,b+c");
            running.client().submit(reading);

            Reply again = running.client()
                    .send(
                            "POST",
                            "/Observation",
                            reading.resource(0).toString(),
                            "Content-Type",
                            "application/fhir+json",
                            "If-None-Exist",
                            "identifier=" + IdentifierSource.SYSTEM + "|a\\,b%2Bc");

            assertThat(again.body(), again.status(), is(200));
        }
    }

    /** What is answered to a condition where there is a reading with that identifier. */
    private static String statusOf(Behaviour behaviour, String identifier, String sought) {
        try (TestSimulator running = TestSimulator.with(behaviour)) {
            running.client().submit(identified(running, identifier));
            return running.client()
                    .submit(TestSimulator.conditional(
                            Submissions.readings(running.context(), 1),
                            0,
                            "identifier=" + IdentifierSource.SYSTEM + "|" + sought))
                    .status(0);
        }
    }

    private static Submission identified(TestSimulator running, String identifier) {
        return Submissions.readings(running.context(), 1)
                .withResource(
                        0,
                        r -> r.putArray("identifier")
                                .addObject()
                                .put("system", IdentifierSource.SYSTEM)
                                .put("value", identifier));
    }
}
