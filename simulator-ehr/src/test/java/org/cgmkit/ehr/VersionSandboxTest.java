package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviours;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sandbox works by the version of the guide that it is set up for, with that version's profiles. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionSandboxTest {
    private final EhrSimulator simulator = EhrSimulator.start(EhrOptions.standard());

    @AfterAll
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(GuideVersion.class)
    void itsOwnSubmissionIsAcceptedInAllPartsAtEachOfItsPlaces(GuideVersion guide) {
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard().by(guide))) {
            for (String place : guide.submission().paths()) {
                Submission submission = Submissions.allMustSupport(context(GuideEdition.of(guide)));

                Reply reply = new TestClient(sandbox.baseUrl()).post(place, submission.json());

                assertThat(
                        reply.body(),
                        reply.json().path("type").asText(),
                        is(guide.submission().answerType()));
                assertThat(place, statuses(reply, submission), is(expected(submission)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(GuideVersion.class)
    void aSubmissionOfSeveralVersionsIsAcceptedInEach(GuideVersion guide) {
        List<GuideVersion> versions = new ArrayList<>(List.of(guide));
        versions.addAll(List.of(GuideVersion.values()));
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard().by(guide))) {
            Submission submission = Submissions.allMustSupport(context(new GuideEdition(versions)));

            Reply reply = new TestClient(sandbox.baseUrl())
                    .post(guide.submission().paths().getFirst(), submission.json());

            assertThat(reply.body(), statuses(reply, submission), is(expected(submission)));
        }
    }

    @Test
    void theCapabilityStatementIsThatOfTheVersion() {
        try (Sandbox ballot = simulator.createSandbox(
                        SandboxOptions.standard().by(GuideVersion.BALLOT).with(Behaviours.OPERATION_AT_BUNDLE));
                Sandbox argonaut =
                        simulator.createSandbox(SandboxOptions.standard().by(GuideVersion.ARGONAUT_2024))) {
            Reply metadata = new TestClient(ballot.baseUrl()).get("/metadata");
            assertThat("at the base", metadata.json().at("/rest/0/operation").isMissingNode(), is(true));
            assertThat(
                    "at Bundle", metadata.json().at("/rest/0/resource/0/type").asText(), is("Bundle"));

            Reply draft = new TestClient(argonaut.baseUrl()).get("/metadata");
            assertThat(draft.json().at("/rest/0/interaction/0/code").asText(), is("batch"));
            assertThat(
                    draft.json().at("/instantiates/0").asText(),
                    is("http://hl7.org/uv/cgm/CapabilityStatement/cgm-data-receiver"));
        }
    }

    @Test
    void ordersAreThoseOfTheVersion() {
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard().by(GuideVersion.ARGONAUT_2024))) {
            Reply orders = new TestClient(sandbox.baseUrl()).get("/ServiceRequest?patient=" + sandbox.patient());

            assertThat(
                    "one-time orders are not there", orders.json().path("total").asInt(), is(1));
            assertThat(
                    orders.json().at("/entry/0/resource/code/coding/0/system").asText(),
                    is("http://hl7.org/uv/cgm/CodeSystem/cgm"));
        }
    }

    @Test
    void aReceiverThatTellsSubmissionsByTheTagRefusesThoseWithoutIt() {
        try (Sandbox sandbox = simulator.createSandbox(
                SandboxOptions.standard().by(GuideVersion.ARGONAUT_2024).with(Behaviours.TAG_GATED))) {
            Submission sound = Submissions.threeReadings(context(GuideEdition.of(GuideVersion.ARGONAUT_2024)));
            TestClient client = new TestClient(sandbox.baseUrl());

            assertThat(client.post("", sound.json()).status(), is(200));
            Reply refused = client.post("", sound.with(b -> b.remove("meta")).json());
            assertThat(refused.status(), is(400));
            assertThat(refused.reason(), containsString("cgm-data-submission-bundle"));
        }
    }

    private static List<String> statuses(Reply reply, Submission submission) {
        return IntStream.range(0, submission.size()).mapToObj(reply::status).toList();
    }

    /** The context's own patient is there already; all others are stored. */
    private static List<String> expected(Submission submission) {
        return IntStream.range(0, submission.size())
                .mapToObj(i -> i == 0 ? "200 OK" : "201 Created")
                .toList();
    }

    private static SubmissionContext context(GuideEdition edition) {
        return SubmissionContext.of(
                        SandboxOptions.PATIENT, IdentifierSource.fresh(), Instant.parse("2026-05-01T00:00:00Z"))
                .in(edition);
    }
}
