package org.cgmkit.ehr.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
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

/** What tokens open, interaction by interaction. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeTest {
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
    void areNotNeededToFindTheWayIn() {
        assertThat(client.get("/metadata").status(), is(200));
        assertThat(client.get("/.well-known/smart-configuration").status(), is(200));
    }

    @Test
    void needAToken() {
        Reply without = client.get("/Observation");
        Reply unknown = get("nonsense", "/Observation");
        Reply other = client.get("/Observation", "Authorization", "Basic YTpi");

        assertThat(without.status(), is(401));
        assertThat(challenge(without), is("Bearer realm=\"/fhir\""));
        assertThat(unknown.status(), is(401));
        assertThat(challenge(unknown), is("Bearer realm=\"/fhir\", error=\"invalid_token\""));
        assertThat(other.reason(), containsString("it has another scheme."));
        assertThat(get(expired(), "/Observation").reason(), containsString("it has expired."));
    }

    @Test
    void ofTheGuideAreEnoughToSubmit() {
        Submission submission = Submissions.complete(running.context(), 1);

        Reply reply = submit(token(GUIDE, MARA), submission);

        assertThat(reply.body(), reply.status(), is(200));
        for (int i = 0; i < submission.size(); i++) {
            assertThat("entry " + i, reply.status(i).substring(0, 2), is("20"));
        }
    }

    @Test
    void ofTheGuideDoNotOpenWhatWasSubmitted() {
        String guide = token(GUIDE, MARA);
        Reply submitted = submit(guide, Submissions.readings(running.context(), 1));

        Reply read = get(guide, "/" + submitted.location(0).replaceAll("/_history.*", ""));
        Reply search = get(guide, "/Observation?patient=" + MARA);

        assertThat(read.status(), is(403));
        assertThat(read.reason(), startsWith("Expected a token with a scope such as patient/Observation.r"));
        assertThat(challenge(read), is("Bearer realm=\"/fhir\", error=\"insufficient_scope\""));
        assertThat(search.status(), is(403));
        assertThat(search.reason(), startsWith("Expected a token with a scope such as patient/Observation.s"));
    }

    @Test
    void ofTheGuideOpenTheStandingOrdersOfThePatientAlone() {
        Reply orders = get(token(GUIDE, MARA), "/ServiceRequest");

        assertThat(orders.json().path("total").asInt(), is(1));
        assertThat(orders.json().at("/entry/0/resource/id").asText(), is("standing-order-" + MARA));
        assertThat(
                get(token(GUIDE, MARA), "/ServiceRequest/one-time-order-" + MARA)
                        .status(),
                is(404));
        assertThat(
                get(token(GUIDE, MARA), "/ServiceRequest/standing-order-" + JONAH)
                        .status(),
                is(404));
        assertThat(get(token(GUIDE, MARA), "/Patient/" + MARA).status(), is(200));
        assertThat(get(token(GUIDE, MARA), "/Patient/" + JONAH).status(), is(404));
        assertThat(get(token(GUIDE, MARA), "/Patient?name=a").status(), is(403));
    }

    @Test
    void refuseAWholeSubmissionForOneEntry() {
        Submission submission =
                Submissions.readings(running.context(), 3).withResource(1, (ObjectNode r) -> r.remove("category"));
        int before = total("/Observation");

        Reply reply = submit(token(GUIDE, MARA), submission);

        assertThat(reply.status(), is(403));
        assertThat(
                reply.reason(),
                is("Expected a resource that patient/Observation.cu?category=laboratory opens, but the Observation in"
                        + " entry 1 does not meet that."));
        assertThat(reply.json().at("/issue/0/expression/0").asText(), is("Bundle.entry[1].resource"));
        assertThat(challenge(reply), containsString("insufficient_scope"));
        assertThat(total("/Observation"), is(before));
    }

    @Test
    void refuseASubmissionWithATypeThatTheyDoNotOpen() {
        Submission submission = Submissions.complete(running.context(), 1);
        int before = total("/Observation");

        Reply reply = submit(token("patient/Observation.c patient/Device.c", MARA), submission);

        assertThat(reply.status(), is(403));
        assertThat(reply.reason(), startsWith("Expected a token with a scope such as patient/DiagnosticReport.c"));
        assertThat(total("/Observation"), is(before));
    }

    @Test
    void refuseSubmissionsWhereTheyOnlyLetRead() {
        Reply reply = submit(token("patient/*.rs", MARA), Submissions.readings(running.context(), 1));

        assertThat(reply.status(), is(403));
        assertThat(reply.reason(), containsString("none of its scopes opens a submission."));
    }

    @Test
    void bindSubmissionsToTheLaunchPatient() {
        Submission submission = Submissions.readings(running.context(), 1);

        Reply asJonah = submit(token("patient/*.cruds", JONAH), submission);
        Reply mixed = submit(token("patient/Observation.c user/Device.c", JONAH), submission);
        Reply asUser = submit(token("user/Observation.c", JONAH), submission);

        assertThat(asJonah.status(), is(403));
        assertThat(asJonah.reason(), startsWith("Expected Patient/jonah-abara as subject in entry 0"));
        assertThat(mixed.status(), is(403));
        assertThat(mixed.reason(), startsWith("Expected a resource that patient/Observation.c opens"));
        assertThat(asUser.body(), asUser.status(), is(200));
    }

    @Test
    void showOnlyWhatTheirQueryMeets() {
        Submission submission = Submissions.readings(running.context(), 2)
                .withResource(1, (ObjectNode r) -> ((ObjectNode) r.at("/category/0/coding/0")).put("code", "exam"));
        Reply stored = submit(all, submission);
        String laboratory = token("patient/Observation.rs?category=laboratory", MARA);
        String both = token("patient/Observation.rs?category=laboratory patient/Observation.s?category=exam", MARA);
        String inside = "/" + stored.location(0).replaceAll("/_history.*", "");
        String outside = "/" + stored.location(1).replaceAll("/_history.*", "");

        assertThat(get(laboratory, inside).status(), is(200));
        assertThat(get(laboratory, outside).status(), is(404));
        assertThat(
                get(laboratory, "/Observation?category=exam")
                        .json()
                        .path("total")
                        .asInt(),
                is(0));
        assertThat(get(both, "/Observation?category=exam").json().path("total").asInt(), is(1));
        assertThat(get(both, outside).status(), is(404));
        assertThat(get(token("patient/Observation.rs", JONAH), inside).status(), is(404));
        assertThat(
                get(token("patient/Observation.rs", JONAH), "/Observation")
                        .json()
                        .path("total")
                        .asInt(),
                is(0));
        assertThat(
                get(laboratory, inside.replace("/Obs", "/Obs") + "/_history/1").status(), is(200));
        Reply posted = client.send(
                "POST",
                "/Observation/_search",
                "category=exam",
                "Content-Type",
                ServiceClient.FORM,
                "Authorization",
                "Bearer " + laboratory);
        assertThat(posted.json().path("total").asInt(), is(0));
    }

    @Test
    void ofTheFirstVersionCountToo() {
        Submission submission = Submissions.readings(running.context(), 1);

        assertThat(submit(token("patient/*.write", MARA), submission).status(), is(200));
        assertThat(submit(token("patient/*.read", MARA), submission).status(), is(403));
        assertThat(get(token("patient/Observation.read", MARA), "/Observation").status(), is(200));
        assertThat(get(token("patient/Observation.write", MARA), "/Observation").status(), is(403));
        assertThat(get(token("system/*.*", null), "/Patient").status(), is(200));
    }

    @Test
    void ofAPatientOpenNothingWithoutOne() {
        assertThat(get(token("patient/*.cruds", null), "/Observation").status(), is(403));
        assertThat(
                submit(token("patient/*.cruds", null), Submissions.readings(running.context(), 1))
                        .status(),
                is(403));
    }

    private String token(String scope, @Nullable String patient) {
        return running.simulator().sandbox().authorization().issue(scope, patient, Duration.ofMinutes(5));
    }

    private String expired() {
        return running.simulator().sandbox().authorization().issue("system/*.cruds", null, Duration.ZERO);
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

    private Reply get(String token, String place) {
        return client.get(place, "Authorization", "Bearer " + token);
    }

    private int total(String search) {
        return get(all, search).json().path("total").asInt();
    }

    private static String challenge(Reply reply) {
        return reply.response().headers().firstValue("WWW-Authenticate").orElse("");
    }
}
