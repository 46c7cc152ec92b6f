package org.cgmkit.ehr.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.TestClient;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.probe.Probe.Unclear;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.IdentifierUse;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.trace.GlucoseTrace;
import org.cgmkit.fixtures.trace.Persona;
import org.cgmkit.fixtures.trace.SensorData;

/** A sandbox as a probe sees it, with the means to talk to it. */
final class ProbedSandbox {
    /** Shared by all visits, as a trace remembers what it once worked out. */
    private static final SensorData READINGS = GlucoseTrace.of(Persona.TYPE_1_WELL_CONTROLLED, 1);

    private final Sandbox sandbox;
    private final TestClient stranger;
    private final TestClient client;
    private final IdentifierSource identifiers = IdentifierSource.fresh();

    ProbedSandbox(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.stranger = TestClient.patient(
                sandbox.baseUrl(), sandbox.options().behaviour().availableAfter());
        this.client = sandbox.options().smart() == null
                ? stranger
                : stranger.showing(
                        sandbox.authorization().issue("patient/*.cruds", sandbox.patient(), Duration.ofMinutes(5)));
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** Talks to it with a token that opens everything of the patient, where it wants one. */
    TestClient client() {
        return client;
    }

    /** Talks to it without a token. */
    TestClient stranger() {
        return stranger;
    }

    SubmissionContext context() {
        return SubmissionContext.of(sandbox.patient(), identifiers, Instant.parse("2026-05-01T00:00:00Z"))
                .with(READINGS)
                .in(Collections.min(sandbox.options().behaviour().units()));
    }

    Submission readings(int count) {
        return Submissions.readings(context(), count);
    }

    Submission conditionalReadings(int count) {
        return Submissions.readings(context().with(IdentifierUse.CONDITIONAL_CREATE), count);
    }

    /** The answer to a submission that is processed. */
    Reply processed(Submission submission) {
        Reply reply = client.submit(submission);
        if (reply.status() != 200 || !reply.json().path("resourceType").asText().equals("Bundle")) {
            throw new Unclear("not processed: " + reply.status() + " " + reply.body());
        }
        return reply;
    }

    /** Where the entry at that position was stored, as {@code Type/id}. */
    static String stored(Reply reply, int position) {
        String[] parts = reply.location(position).split("/");
        if (parts.length < 2) {
            throw new Unclear("no location: " + reply.body());
        }
        return parts[0] + "/" + parts[1];
    }

    /** What is read back of the entry at that position. */
    JsonNode readBack(Reply reply, int position) {
        Reply read = client.get("/" + stored(reply, position));
        if (read.status() != 200) {
            throw new Unclear("not readable: " + read.status());
        }
        return read.json();
    }

    /** The submission with an entry in the middle that no receiver accepts. */
    static Submission withBroken(Submission submission) {
        return submission.withResource(1, (ObjectNode r) -> r.put("status", "broken"));
    }
}
