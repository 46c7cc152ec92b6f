package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionalCreateTest {

    @Test
    void createsOnceAndNamesTheMatchAfterwards() {
        try (TestSimulator running = TestSimulator.standard()) {
            Submission submission = Submissions.readings(running.conditional(), 1);

            Reply first = running.client().submit(submission);
            Reply second = running.client().submit(submission);

            assertThat(first.status(0), is("201 Created"));
            assertThat(second.status(0), is("200 OK"));
            assertThat(second.location(0), is(first.location(0)));
            assertThat(running.client().total(TestSimulator.byIdentifier(submission, 0)), is(1));
        }
    }

    @Test
    void matchesAnEarlierEntryOfTheSameSubmission() {
        try (TestSimulator running = TestSimulator.standard()) {
            Submission one = Submissions.readings(running.conditional(), 1);
            Submission twice =
                    one.plus(one).withEntry(1, e -> e.put("fullUrl", "urn:uuid:" + java.util.UUID.randomUUID()));

            Reply reply = running.client().submit(twice);

            assertThat(reply.status(0), is("201 Created"));
            assertThat(reply.status(1), is("200 OK"));
            assertThat(reply.location(1), is(reply.location(0)));
        }
    }

    @Test
    void matchesEarlierEntriesThatHaveNoConditionThemselves() {
        try (TestSimulator running = TestSimulator.standard()) {
            Submission readings = Submissions.readings(running.context(), 5);
            Submission submission = TestSimulator.conditional(
                    TestSimulator.conditional(readings, 2, query(readings, 0)), 4, query(readings, 3));

            Reply reply = running.client().submit(submission);

            assertThat(reply.status(2), is("200 OK"));
            assertThat(reply.location(2), is(reply.location(0)));
            assertThat(reply.status(4), is("200 OK"));
            assertThat(reply.location(4), is(reply.location(3)));
            assertThat(running.client().total("/Observation"), is(3));
        }
    }

    @Test
    void matchesNothingThatComesLaterInTheSameSubmission() {
        try (TestSimulator running = TestSimulator.standard()) {
            Submission readings = Submissions.readings(running.context(), 2);

            Reply reply = running.client().submit(TestSimulator.conditional(readings, 0, query(readings, 1)));

            assertThat(reply.status(0), is("201 Created"));
            assertThat(reply.status(1), is("201 Created"));
        }
    }

    @Test
    void refusesAnEntryThatMatchesAStoredResourceAndAnEarlierEntry() {
        try (TestSimulator running = TestSimulator.standard()) {
            Submission readings = Submissions.readings(running.context(), 3);
            running.client().submit(readings.without(2).without(1));
            Submission again = TestSimulator.conditional(
                    readings.withResource(
                            1, r -> r.set("identifier", readings.resource(0).path("identifier"))),
                    2,
                    query(readings, 0));

            Reply reply = running.client().submit(again.without(0));

            assertThat(reply.status(0), is("201 Created"));
            assertThat(reply.status(1), is("412 Precondition Failed"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ID&code=http://loinc.org|99504-3&status=final, 200 OK",
        "status=final&ID, 200 OK",
        "ID&status=cancelled, 201 Created",
        "ID&date=2020-01-01, 201 Created",
        "ID&patient=Patient/jonah-abara, 201 Created",
        "ID&identifier=nobody, 201 Created",
        "'ID,nobody', 200 OK",
        "identifier=VALUE, 200 OK",
        "identifier=|VALUE, 201 Created",
        "patient=Patient/mara-lindqvist&date=TIME, 200 OK",
        "patient=Patient/mara-lindqvist&date=2020-01-01, 201 Created"
    })
    void heedsAllThatAConditionSays(String condition, String expected) {
        try (TestSimulator running = TestSimulator.standard()) {
            Submission known = Submissions.readings(running.context(), 2);
            running.client().submit(known);
            String said = condition
                    .replace("ID", query(known, 0))
                    .replace("VALUE", known.identifier(0).orElseThrow())
                    .replace("TIME", known.resource(0).path("effectiveDateTime").asText());

            Reply reply = running.client()
                    .submit(TestSimulator.conditional(Submissions.readings(running.context(), 1), 0, said));

            assertThat(reply.body(), reply.status(0), is(expected));
        }
    }

    @Test
    void refusesAnEntryWithSeveralMatchesAndStoresTheOthers() {
        try (TestSimulator running = TestSimulator.standard()) {
            Submission ambiguous = ambiguous(running);

            Reply reply = running.client().submit(ambiguous.plus(Submissions.readings(running.context(), 1)));

            assertThat(reply.status(0), is("412 Precondition Failed"));
            assertThat(
                    reply.entry(0).at("/outcome/issue/0/diagnostics").asText(),
                    containsString("but there are 2: Observation/"));
            assertThat(reply.status(1), is("201 Created"));
            assertThat(running.client().total(TestSimulator.byIdentifier(ambiguous, 0)), is(2));
        }
    }

    @Test
    void tellsThatOnlyTheQueryBelongsInTheCondition() {
        try (TestSimulator running = TestSimulator.standard()) {
            Submission readings = Submissions.readings(running.context(), 2);

            Reply reply = running.client()
                    .submit(TestSimulator.conditional(
                            readings, 0, "Observation?identifier=https://client.example.org|1"));

            assertThat(reply.status(0), is("400 Bad Request"));
            assertThat(
                    reply.entry(0).at("/outcome/issue/0/diagnostics").asText(),
                    containsString("leave out what stands before the question mark"));
            assertThat(reply.status(1), is("201 Created"));
        }
    }

    @Test
    void tellsWhichParametersAConditionCanHave() {
        try (TestSimulator running = TestSimulator.standard()) {
            Submission readings = Submissions.readings(running.context(), 1);

            Reply reply = running.client().submit(TestSimulator.conditional(readings, 0, "value-quantity=120"));

            assertThat(reply.status(0), is("400 Bad Request"));
            assertThat(
                    reply.entry(0).at("/outcome/issue/0/diagnostics").asText(), containsString("identifier, patient"));
        }
    }

    @Test
    void understandsConditionsWithPercentSignsAndPlusSigns() {
        try (TestSimulator running = TestSimulator.standard()) {
            Submission readings = Submissions.readings(running.context(), 1);
            running.client().submit(readings);
            String value = readings.identifier(0).orElseThrow();

            Reply reply = running.client()
                    .submit(TestSimulator.conditional(
                            Submissions.readings(running.context(), 1),
                            0,
                            "identifier=https%3A%2F%2Fcgmkit.org%2Fns%2Ftest-data%7C" + value
                                    + "&date=ge2026-04-01T00:00:00+02:00"));

            assertThat(IdentifierSource.SYSTEM, is("https://cgmkit.org/ns/test-data"));
            assertThat(reply.body(), reply.status(0), is("200 OK"));
        }
    }

    @Test
    void isRefusedEntryByEntryWhereItIsNotSupported() {
        try (TestSimulator running = TestSimulator.with(Behaviour.NO_CONDITIONAL_CREATE)) {
            Submission conditional = Submissions.readings(running.conditional(), 1);

            Reply reply = running.client().submit(conditional.plus(Submissions.readings(running.context(), 1)));

            assertThat(reply.status(0), is("400 Bad Request"));
            assertThat(reply.status(1), is("201 Created"));
            assertThat(running.client().total(TestSimulator.byIdentifier(conditional, 0)), is(0));
        }
    }

    @Test
    void refusesTheWholeWhereThatIsTheBehaviour() {
        try (TestSimulator running = TestSimulator.with(Behaviour.WHOLE_BUNDLE_REFUSAL)) {
            Submission ambiguous = ambiguous(running);

            Reply reply = running.client().submit(ambiguous.plus(Submissions.readings(running.context(), 1)));

            assertThat(reply.status(), is(412));
            assertThat(reply.reason(), containsString("Expected at most one resource that matches"));
            assertThat(running.client().total("/Observation"), is(2));
        }
    }

    @Test
    void worksForPlainCreatesToo() {
        try (TestSimulator running = TestSimulator.standard()) {
            Submission reading = Submissions.readings(running.context(), 1);
            String[] headers = {
                "Content-Type",
                "application/fhir+json",
                "If-None-Exist",
                IdentifierSource.query(reading.identifier(0).orElseThrow())
            };
            String body = reading.resource(0).toString();

            Reply first = running.client().send("POST", "/Observation", body, headers);
            Reply second = running.client().send("POST", "/Observation", body, headers);

            assertThat(first.body(), first.status(), is(201));
            assertThat(second.status(), is(200));
            assertThat(second.json().path("id"), is(first.json().path("id")));
            assertThat(first.json().path("id").asText(), is(not("")));
        }
    }

    /** The condition that asks for the identifier of the entry at that position. */
    private static String query(Submission submission, int position) {
        return IdentifierSource.query(submission.identifier(position).orElseThrow());
    }

    /** A reading on the condition of its identifier, which two others, of other times, share. */
    private static Submission ambiguous(TestSimulator running) {
        Submission two = Submissions.readings(running.context(), 2);
        running.client()
                .submit(two.withResource(
                        1, r -> r.set("identifier", two.resource(0).path("identifier"))));
        return TestSimulator.conditional(
                two.without(1), 0, IdentifierSource.query(two.identifier(0).orElseThrow()));
    }
}
