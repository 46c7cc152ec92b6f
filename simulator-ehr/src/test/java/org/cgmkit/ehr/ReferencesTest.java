package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.guide.cgm.Concept;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    @Test
    void pointAtWhatIsStoredForwardToo() {
        try (TestSimulator running = TestSimulator.standard()) {
            Submission submission = Submissions.summaryOnly(running.context(), 14);
            int summary = submission.positionsOf(Concept.SUMMARY).getFirst();

            Reply reply = running.client().submit(submission);

            JsonNode members =
                    running.client().get("/" + reply.location(summary)).json().path("hasMember");
            assertThat(members.size(), is(6));
            for (int i = 0; i < members.size(); i++) {
                String sent = submission
                        .resource(summary)
                        .at("/hasMember/" + i + "/reference")
                        .asText();
                int position = positionOf(submission, sent);
                assertThat(
                        reply.location(position),
                        startsWith(members.path(i).path("reference").asText() + "/_history"));
            }
        }
    }

    @Test
    void areResolvedAgainstTheFullUrlWhereThatIsAnAddress() {
        try (TestSimulator running = TestSimulator.standard()) {
            Submission submission = Submissions.complete(running.context(), 1);
            int device = submission.positionsOf("Device").getFirst();
            int reading = submission.readings().getFirst();
            Submission relative = submission
                    .withEntry(device, e -> e.put("fullUrl", "https://client.example.org/fhir/Device/d1"))
                    .withEntry(reading, e -> e.put("fullUrl", "https://client.example.org/fhir/Observation/o1"))
                    .withResource(reading, r -> r.putObject("device").put("reference", "Device/d1"));

            Reply reply = running.client().submit(relative);

            String referred = running.client()
                    .get("/" + reply.location(reading))
                    .json()
                    .at("/device/reference")
                    .asText();
            assertThat(reply.location(device), is(referred + "/_history/1"));
        }
    }

    @Test
    void takeTheirEntryDownWithTheRefusedOne() {
        try (TestSimulator running = TestSimulator.standard()) {
            Submission submission = Submissions.allMustSupport(running.context());
            int mean = submission.positionsOf(Concept.MEAN_GLUCOSE_MASS).getFirst();
            int summary = submission.positionsOf(Concept.SUMMARY).stream()
                    .filter(i -> submission.resource(i).has("hasMember"))
                    .findFirst()
                    .orElseThrow();
            int report = submission.positionsOf("DiagnosticReport").getFirst();

            Reply reply = running.client().submit(submission.withResource(mean, r -> r.put("status", "broken")));

            assertThat(reply.status(mean), is("400 Bad Request"));
            assertThat(reply.status(summary), is("424 Failed Dependency"));
            assertThat(reply.status(report), is("424 Failed Dependency"));
            assertThat(
                    reply.entry(summary).at("/outcome/issue/0/diagnostics").asText(),
                    containsString("but entry " + mean + " is refused"));
            assertThat(reply.status(submission.readings().getFirst()), is("201 Created"));
        }
    }

    @Test
    void toThePatientsOwnEntryBecomeReferencesToThePatient() {
        try (TestSimulator running = TestSimulator.standard()) {
            Submission submission = Submissions.allMustSupport(running.context());
            int reading = submission.readings().getFirst();
            Submission byEntry = submission.withResource(
                    reading, r -> ((ObjectNode) r.get("subject")).put("reference", submission.fullUrl(0)));

            Reply reply = running.client().submit(byEntry);

            assertThat(
                    running.client()
                            .get("/" + reply.location(reading))
                            .json()
                            .at("/subject/reference")
                            .asText(),
                    is("Patient/" + SandboxOptions.PATIENT));
        }
    }

    private static int positionOf(Submission submission, String fullUrl) {
        for (int i = 0; i < submission.size(); i++) {
            if (submission.fullUrl(i).equals(fullUrl)) {
                return i;
            }
        }
        throw new AssertionError("no entry with " + fullUrl);
    }
}
