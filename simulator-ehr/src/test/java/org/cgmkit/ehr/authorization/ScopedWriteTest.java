package org.cgmkit.ehr.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.cgmkit.ehr.TestClient;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.TestSimulator;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What tokens open for single writes and deletes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopedWriteTest {
    private static final String GUIDE = "launch/patient offline_access patient/Patient.r"
            + " patient/ServiceRequest.rs?code=cgm-data-submission-standing-order"
            + " patient/DiagnosticReport.cu?category=LAB patient/Observation.cu?category=laboratory patient/Device.cu";
    private static final String MARA = SandboxOptions.PATIENT;
    private static final String JONAH = "jonah-abara";

    private final TestSimulator running = TestSimulator.with(
            SandboxOptions.standard().with(Behaviour.DELETABLE).withSmart(SmartOptions.standard()));
    private final TestClient client = running.client();

    @AfterAll
    void stop() {
        running.close();
    }

    private String all = "";

    @BeforeEach
    void everything() {
        all = token("system/*.cruds", null);
    }

    @Test
    void openSingleWritesAsTheyOpenEntries() {
        ObjectNode reading =
                (ObjectNode) Submissions.readings(running.context(), 1).bundle().at("/entry/0/resource");
        String guide = token(GUIDE, MARA);

        Reply created = write("POST", "/Observation", reading, guide);
        String id = created.json().path("id").asText();
        ObjectNode changed = reading.deepCopy().put("id", id);

        assertThat(created.body(), created.status(), is(201));
        assertThat(write("PUT", "/Observation/" + id, changed, guide).status(), is(200));
        assertThat(
                write("PUT", "/Observation/" + id, changed, token("patient/Observation.c", MARA))
                        .status(),
                is(403));
        assertThat(
                write("PUT", "/Observation/" + id, changed, token("patient/Observation.u?category=exam", MARA))
                        .status(),
                is(403));
        assertThat(
                write("POST", "/Observation", reading, token("patient/Observation.c?category=exam", MARA))
                        .status(),
                is(403));
        ObjectNode exam = changed.deepCopy();
        ((ObjectNode) exam.at("/category/0/coding/0")).put("code", "exam");
        Reply taken = write("PUT", "/Observation/" + id, exam, token("patient/Observation.u?category=exam", MARA));
        assertThat(taken.status(), is(403));
        assertThat(taken.reason(), startsWith("Expected a Observation that a scope of the token opens"));
    }

    @Test
    void doNotShowWhatAConditionalCreateFinds() {
        ObjectNode reading = (ObjectNode)
                Submissions.readings(running.conditional(), 1).bundle().at("/entry/0/resource");
        String condition = "identifier=" + reading.at("/identifier/0/value").asText();

        Reply created = create(reading, condition, token(GUIDE, MARA));
        Reply again = create(reading, condition, token(GUIDE, MARA));
        Reply reader = create(reading, condition, token(GUIDE + " patient/Observation.r", MARA));

        assertThat(created.status(), is(201));
        assertThat(again.status(), is(200));
        assertThat(again.body(), is(""));
        assertThat(
                reader.json().path("id").asText(), is(created.json().path("id").asText()));
    }

    private Reply create(ObjectNode resource, String condition, String token) {
        return client.showing(token)
                .send(
                        "POST",
                        "/Observation",
                        resource.toString(),
                        "Content-Type",
                        "application/fhir+json",
                        "If-None-Exist",
                        condition);
    }

    @Test
    void openDeletes() {
        Reply stored = submit(all, Submissions.readings(running.context(), 1));
        String place = "/" + stored.location(0).replaceAll("/_history.*", "");

        assertThat(delete(place, token(GUIDE, MARA)).status(), is(403));
        assertThat(
                delete(place, token("patient/Observation.d?category=exam", MARA))
                        .status(),
                is(403));
        assertThat(delete(place, token("patient/Observation.d", JONAH)).status(), is(403));
        assertThat(delete(place, token("patient/Observation.d", MARA)).status(), is(204));
    }

    private String token(String scope, @Nullable String patient) {
        return running.simulator().sandbox().authorization().issue(scope, patient, Duration.ofMinutes(5));
    }

    private Reply submit(String token, Submission submission) {
        return client.send(
                "POST",
                "/$submit-cgm-bundle",
                submission.json(),
                "Content-Type",
                "application/fhir+json",
                "Authorization",
                "Bearer " + token);
    }

    private Reply write(String method, String place, ObjectNode resource, String token) {
        return client.send(
                method,
                place,
                resource.toString(),
                "Content-Type",
                "application/fhir+json",
                "Authorization",
                "Bearer " + token);
    }

    private Reply delete(String place, String token) {
        return client.send("DELETE", place, "", "Authorization", "Bearer " + token);
    }
}
