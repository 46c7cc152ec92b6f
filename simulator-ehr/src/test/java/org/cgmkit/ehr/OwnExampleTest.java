package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.stream.Stream;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.guide.cgm.Concept;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit's own sample submissions, with profile validation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnExampleTest {
    private final EhrSimulator simulator = EhrSimulator.start(EhrOptions.standard());

    @AfterAll
    void stop() {
        simulator.close();
    }

    static Stream<Behaviour> behaviours() {
        return Behaviour.all().stream();
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void isAcceptedInAllParts(Behaviour behaviour) {
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard().with(behaviour))) {
            Submission submission = Submissions.allMustSupport(context().in(unitTakenBy(behaviour)));

            Reply reply = new TestClient(sandbox.baseUrl()).submit(submission);

            assertThat(reply.body(), reply.status(), is(200));
            // The context's own patient is there already, so it is processed and not stored.
            assertThat(reply.location(0), is("Patient/" + sandbox.patient() + "/_history/1"));
            assertThat(reply.status(0), is("200 OK"));
            for (int i = 1; i < submission.size(); i++) {
                boolean stored = !behaviour
                        .notStored()
                        .contains(submission.resource(i).path("resourceType").asText());
                assertThat(reply.body(), reply.status(i), is(stored ? "201 Created" : "200 OK"));
            }
        }
    }

    @Test
    void isAcceptedInMolarUnits() {
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard())) {
            Reply reply = new TestClient(sandbox.baseUrl())
                    .submit(Submissions.readings(context().in(GlucoseUnit.MOLAR), 3));

            assertThat(reply.body(), reply.status(2), is("201 Created"));
        }
    }

    @Test
    void acceptsASummaryWhoseMembersCameEarlier() {
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard())) {
            TestClient client = new TestClient(sandbox.baseUrl());
            Submission all = Submissions.summaryOnly(context(), 14);
            int summary = all.positionsOf(Concept.SUMMARY).getFirst();
            Reply members = client.submit(all.without(summary));
            String text = all.json();
            for (int i = 0, member = 0; i < all.size(); i++) {
                if (i != summary) {
                    text = text.replace(
                            "\"reference\":\"" + all.fullUrl(i) + "\"",
                            "\"reference\":\"" + members.location(member++).replaceFirst("/_history/1", "") + "\"");
                }
            }
            ObjectNode later = Submission.parse(text).resource(summary).deepCopy();

            Reply reply = client.submit(
                    Submissions.readings(context(), 1).plus("urn:uuid:" + java.util.UUID.randomUUID(), later));

            assertThat(reply.body(), reply.status(1), is("201 Created"));
            assertThat(reply.location(1), is(not("")));
        }
    }

    @Test
    void refusesASummaryWhoseMembersAreNowhere() {
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard())) {
            Submission all = Submissions.summaryOnly(context(), 14);
            int summary = all.positionsOf(Concept.SUMMARY).getFirst();
            ObjectNode alone = all.resource(summary).deepCopy();
            alone.path("hasMember").forEach(m -> ((ObjectNode) m).put("reference", "Observation/not-here"));

            Reply reply = new TestClient(sandbox.baseUrl())
                    .submit(Submissions.readings(context(), 1).plus("urn:uuid:" + java.util.UUID.randomUUID(), alone));

            assertThat(reply.body(), reply.status(0), is("201 Created"));
            assertThat(reply.body(), reply.status(1), is("400 Bad Request"));
        }
    }

    private static GlucoseUnit unitTakenBy(Behaviour behaviour) {
        return behaviour.units().contains(GlucoseUnit.MASS) ? GlucoseUnit.MASS : GlucoseUnit.MOLAR;
    }

    private static SubmissionContext context() {
        return SubmissionContext.of(
                SandboxOptions.PATIENT, IdentifierSource.fresh(), Instant.parse("2026-05-01T00:00:00Z"));
    }
}
