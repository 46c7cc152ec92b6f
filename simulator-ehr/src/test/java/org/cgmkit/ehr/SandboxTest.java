package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxTest {
    private final TestSimulator running = TestSimulator.standard();
    private final TestClient server = running.server();

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void sharesNothingWithAnother() {
        try (Sandbox one = running.simulator().createSandbox(SandboxOptions.standard());
                Sandbox two = running.simulator()
                        .createSandbox(SandboxOptions.showing(Defect.named("answers-batch-response")))) {
            Submission submission = Submissions.readings(running.conditional(), 2);
            TestClient first = new TestClient(one.baseUrl());
            TestClient second = new TestClient(two.baseUrl());

            Reply inOne = first.submit(submission);
            Reply inTwo = second.submit(submission);

            assertThat(inOne.json().path("type").asText(), is("transaction-response"));
            assertThat(inTwo.json().path("type").asText(), is("batch-response"));
            assertThat("not matched across sandboxes", inTwo.status(0), is("201 Created"));
            assertThat(second.get("/" + inOne.location(0)).status(), is(404));
            assertThat(first.total("/Observation"), is(2));
            assertThat(two.requests().size(), is(2));
        }
    }

    @Test
    void isMadeAndThrownAwayOverHttp() {
        Reply made = server.send("POST", "/sandboxes", """
                {"id": "made-over-http", "behaviour": "no-conditional-create", "defects": ["no-location"]}""", "Content-Type", "application/json");

        assertThat(made.body(), made.status(), is(201));
        assertThat(made.response().headers().firstValue("Location").orElse(""), is("/sandboxes/made-over-http"));
        String base = made.json().path("baseUrl").asText();
        assertThat(base, is(running.simulator().address() + "/sandbox/made-over-http/fhir"));
        assertThat(made.json().path("behaviour").asText(), is("no-conditional-create"));
        assertThat(made.json().at("/defects/0").asText(), is("no-location"));
        assertThat(made.json().at("/patient").asText(), is(SandboxOptions.PATIENT));
        assertThat(new TestClient(base).get("/metadata").status(), is(200));
        assertThat(server.get("/sandboxes").json().path("sandboxes").findValuesAsText("id"), hasItem("made-over-http"));

        assertThat(server.send("DELETE", "/sandboxes/made-over-http", "").status(), is(204));

        assertThat(server.get("/sandboxes/made-over-http").status(), is(404));
        Reply gone = new TestClient(base).get("/metadata");
        assertThat(gone.status(), is(404));
        assertThat(gone.reason(), containsString("GET /sandboxes lists those that there are."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"behaviour\": \"odd\"}; Expected one of the behaviours standard, no-conditional-create",
                "{\"defects\": [\"odd\"]}; Expected one of the ",
                "{\"defects\": \"no-location\"}; Expected an array of ids as defects",
                "{\"patient\": \"nobody\"}; Expected one of the sample patients mara-lindqvist",
                "{\"context\": \"user\"}; Expected patient or system as the context, but got user.",
                "{\"id\": \"Not Good\"}; Expected lower-case letters, digits and hyphens",
                "{\"id\": \"default\"}; Expected an id that no sandbox has yet, but default is taken",
                "{\"colour\": \"red\"}; Expected only the properties assertionAlgorithms, authorization, behaviour, clients, codeLifeSeconds, consent, context",
                "[]; Expected a JSON object",
                "{; Expected a JSON object"
            })
    void tellsWhatIsWrongWithASetup(String body, String message) {
        Reply reply = server.post("/sandboxes", body);

        assertThat(reply.status(), is(400));
        assertThat(reply.json().path("detail").asText(), startsWith(message));
    }

    @Test
    void cannotBeThrownAwayWhereItIsTheDefaultOne() {
        assertThat(server.send("DELETE", "/sandboxes/default", "").status(), is(409));
    }

    @Test
    void logsWhatItWasAskedWithoutCredentials() {
        try (Sandbox sandbox =
                running.simulator().createSandbox(SandboxOptions.standard().withToken("opensesame"))) {
            new TestClient(sandbox.baseUrl()).get("/Patient?name=lind", "Authorization", "Bearer opensesame");

            Reply log = server.get("/sandboxes/" + sandbox.id() + "/requests");

            JsonNode request = log.json().at("/requests/0");
            assertThat(request.path("method").asText(), is("GET"));
            assertThat(request.path("url").asText(), is("/sandbox/" + sandbox.id() + "/fhir/Patient?name=lind"));
            assertThat(request.path("status").asInt(), is(200));
            assertThat(request.path("answer").asText(), containsString("Lindqvist"));
            assertThat(log.body(), not(containsString("opensesame")));
            assertThat(server.get("/sandboxes").body(), not(containsString("opensesame")));
        }
    }

    @Test
    void asksForItsTokenExceptWhereClientsFindTheirWay() {
        try (Sandbox sandbox =
                running.simulator().createSandbox(SandboxOptions.standard().withToken("opensesame"))) {
            TestClient client = new TestClient(sandbox.baseUrl());

            Reply without = client.get("/Patient");
            Reply wrong = client.get("/Patient", "Authorization", "Bearer opensesam");
            Reply right = client.get("/Patient", "Authorization", "Bearer opensesame");

            assertThat(client.get("/metadata").status(), is(200));
            assertThat(without.status(), is(401));
            assertThat(without.reason(), containsString("there is no such header."));
            assertThat(
                    without.response().headers().firstValue("WWW-Authenticate").orElse(""),
                    startsWith("Bearer realm="));
            assertThat(wrong.status(), is(401));
            assertThat(
                    wrong.response().headers().firstValue("WWW-Authenticate").orElse(""),
                    containsString("error=\"invalid_token\""));
            assertThat(right.status(), is(200));
            Reply submission = client.submit(Submissions.readings(running.context(), 1));
            assertThat(submission.status(), is(401));
            assertThat(sandbox.requests().getLast().status(), is(401));
        }
    }

    @Test
    void doesNotTakeATokenInOtherCasesForItsOwn() {
        try (Sandbox sandbox =
                running.simulator().createSandbox(SandboxOptions.standard().withToken("opensesame"))) {
            TestClient client = new TestClient(sandbox.baseUrl());
            Reply right = client.get("/Patient", "Authorization", "Bearer opensesame");

            Reply wrong = client.get("/Patient", "Authorization", "Bearer openSesame");

            assertThat(right.status(), is(200));
            assertThat(wrong.status(), is(401));
        }
    }

    @Test
    void takesDataOfAnyPatientWhereItsContextIsSystem() {
        try (Sandbox sandbox =
                running.simulator().createSandbox(SandboxOptions.standard().forAnyPatient())) {
            TestClient client = new TestClient(sandbox.baseUrl());
            Submission known = Submission.parse(
                    Submissions.readings(running.context(), 1).json().replace("mara-lindqvist", "jonah-abara"));
            Submission unknown = Submission.parse(
                    Submissions.readings(running.context(), 1).json().replace("mara-lindqvist", "nobody"));

            assertThat(client.submit(known).status(), is(200));
            assertThat(client.submit(unknown).status(), is(403));
            assertThat(client.submit(unknown).reason(), startsWith("Expected a patient of this receiver"));
        }
    }

    @Test
    void needsAPatientWhoIsThere() {
        IllegalArgumentException mistake = assertThrows(
                IllegalArgumentException.class,
                () -> running.simulator()
                        .createSandbox(SandboxOptions.standard().boundTo("nobody")));

        assertThat(mistake.getMessage(), startsWith("Expected one of the sample patients mara-lindqvist, "));
    }
}
