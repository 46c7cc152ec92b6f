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
                    .submit(TestSimulator.conditional(readings, 0, "Observation?identifier=https://client.example.org|1"));

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
