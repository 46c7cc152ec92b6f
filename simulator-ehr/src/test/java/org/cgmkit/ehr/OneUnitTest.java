package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A receiver takes mass, molar or both (guide, "Must Support"); one that takes one of them says so, and why. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneUnitTest {
    private final EhrSimulator simulator =
            EhrSimulator.start(EhrOptions.standard().with(new NoValidation()));

    @AfterAll
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({"mass-only, MASS, MOLAR", "molar-only, MOLAR, MASS"})
    void takesReadingsAndSummariesInItsUnitOnly(String behaviour, GlucoseUnit own, GlucoseUnit other) {
        try (Sandbox sandbox = sandbox(behaviour)) {
            TestClient client = new TestClient(sandbox.baseUrl());
            Submission mixed = Submissions.readings(context(sandbox, own), 1)
                    .plus(Submissions.readings(context(sandbox, other), 1));

            Reply reply = client.submit(mixed);

            assertThat(reply.status(0), startsWith("201"));
            assertThat(reply.status(1), startsWith("422"));
            assertThat(
                    reply.entry(1).at("/outcome/issue/0/diagnostics").asText(),
                    is("Expected glucose in " + own.code() + ", the only unit that this receiver takes, but entry 1 is"
                            + " a reading in " + other.code() + "."));
            assertThat(
                    client.submit(Submissions.summaryOnly(context(sandbox, own), 1))
                            .body(),
                    not(containsString("\"status\":\"4")));
            assertThat(
                    "a summary whose mean is refused",
                    client.submit(Submissions.summaryOnly(context(sandbox, other), 1))
                            .status(0),
                    startsWith("424"));
        }
    }

    @ParameterizedTest
    @CsvSource({"mass-only, MASS, MOLAR", "molar-only, MOLAR, MASS"})
    void refusesAnUpdateInTheOtherUnit(String behaviour, GlucoseUnit own, GlucoseUnit other) {
        try (Sandbox sandbox = sandbox(behaviour)) {
            TestClient client = new TestClient(sandbox.baseUrl());
            String id = client.submit(Submissions.readings(context(sandbox, own), 1))
                    .location(0)
                    .split("/")[1];
            ObjectNode changed = (ObjectNode)
                    Submissions.readings(context(sandbox, other), 1).resource(0);

            Reply reply = client.send(
                    "PUT",
                    "/Observation/" + id,
                    changed.put("id", id).toString(),
                    "Content-Type",
                    "application/fhir+json");

            assertThat(reply.status(), is(422));
            assertThat(reply.reason(), containsString("the only unit that this receiver takes"));
        }
    }

    @ParameterizedTest
    @CsvSource({"mass-only, MASS, MOLAR", "molar-only, MOLAR, MASS"})
    void listsItsProfilesAndAsksForReadingsInItsUnit(String behaviour, GlucoseUnit own, GlucoseUnit other) {
        try (Sandbox sandbox = sandbox(behaviour)) {
            TestClient client = new TestClient(sandbox.baseUrl());

            String said = client.get("/metadata").body();
            String orders =
                    client.get("/ServiceRequest?patient=" + sandbox.patient()).body();

            assertThat(said, containsString(own.readingProfile().url(GuideVersion.STU1)));
            assertThat(said, containsString(own.meanProfile().url(GuideVersion.STU1)));
            assertThat(said, not(containsString(other.readingProfile().url(GuideVersion.STU1))));
            assertThat(said, not(containsString(other.meanProfile().url(GuideVersion.STU1))));
            assertThat(orders, containsString(own.readingProfile().url(GuideVersion.STU1)));
            assertThat(orders, not(containsString(other.readingProfile().url(GuideVersion.STU1))));
        }
    }

    private Sandbox sandbox(String behaviour) {
        return simulator.createSandbox(SandboxOptions.standard().with(Behaviour.named(behaviour)));
    }

    private static SubmissionContext context(Sandbox sandbox, GlucoseUnit unit) {
        return SubmissionContext.of(sandbox.patient(), IdentifierSource.fresh(), Instant.parse("2026-05-01T00:00:00Z"))
                .in(unit);
    }
}
