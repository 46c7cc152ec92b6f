package org.cgmkit.ehr.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.List;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.TestClient;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.TestSimulator;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.Submissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an app has to show for a code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationCodeTest {
    private static final String SCOPE = "launch/patient offline_access patient/Observation.cruds?category=laboratory";
    private static final String JONAH = "jonah-abara";

    private final TestSimulator running = TestSimulator.with(SandboxOptions.standard()
            .withSmart(SmartOptions.standard()
                    .with(RegisteredClient.app("web-app", List.of("https://app.example.org/callback")))));
    private final Sandbox sandbox = running.simulator().sandbox();

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void redeemsACodeOnce() {
        AppClient app = new AppClient(sandbox, SCOPE);
        String code = app.code(JONAH);
        Reply first = app.redeem(code);
        String token = first.json().path("access_token").asText();
        assertThat(submit(token, JONAH).status(), is(200));

        Reply second = app.redeem(code);

        refused(second, "Expected a code that was not used before, but it was");
        assertThat("what came of the first use", submit(token, JONAH).status(), is(401));
        refused(
                app.refresh(first.json().path("refresh_token").asText()),
                "Expected a refresh token that counts, but it was revoked");
    }

    @Test
    void redeemsACodeOnlyForWhoeverAskedForIt() {
        AppClient app = new AppClient(sandbox, SCOPE);
        refused(
                app.redeem(app.code(JONAH), new AppClient(sandbox, SCOPE).verifier(), AppClient.REDIRECT),
                "Expected the code_verifier whose SHA-256 was sent as code_challenge, but it is another one.");
        refused(
                app.redeem(app.code(JONAH), "short", AppClient.REDIRECT),
                "Expected 43 to 128 letters, digits, '-', '.', '_' and '~' as code_verifier");
        refused(
                app.redeem(app.code(JONAH), app.verifier(), "http://127.0.0.1:50000/callback"),
                "Expected http://127.0.0.1:49152/callback as redirect_uri, as when the code was asked for");
        String code = app.code(JONAH);
        refused(
                new AppClient(sandbox, SCOPE)
                        .with("client_id", "web-app")
                        .redeem(code, app.verifier(), AppClient.REDIRECT),
                "Expected a code that was made for client web-app, but it was made for another one.");
        assertThat("still good for its own client", app.redeem(code).status(), is(200));
        refused(app.redeem("made-up"), "Expected a code that counts, but it is unknown here");
        Reply without = app.redeem(app.code(JONAH), "", AppClient.REDIRECT);
        assertThat(
                without.json().path("error_description").asText(),
                is("Expected the parameter code_verifier, but it is missing."));
    }

    @Test
    void redeemsACodeOnlyForItsTime() throws InterruptedException {
        SmartOptions brief = SmartOptions.standard().withCodeLife(Duration.ofSeconds(1));
        try (Sandbox quick =
                running.simulator().createSandbox(SandboxOptions.standard().withSmart(brief))) {
            AppClient app = new AppClient(quick, SCOPE);
            String code = app.code(JONAH);
            Thread.sleep(1100);

            refused(app.redeem(code), "Expected a code that counts, but it is unknown here, or its time is over.");
        }
    }

    @Test
    void redeemsACodeInItsOwnSandboxAlone() {
        SandboxOptions smart = SandboxOptions.standard().withSmart(SmartOptions.standard());
        try (Sandbox second = running.simulator().createSandbox(smart)) {
            AppClient app = new AppClient(sandbox, SCOPE);
            String code = app.code(JONAH);
            AppClient there = new AppClient(second, SCOPE);

            refused(
                    there.redeem(code, app.verifier(), AppClient.REDIRECT),
                    "Expected a code that counts, but it is unknown here");
            assertThat(
                    new ConsentBrowser()
                            .visit(there.with("aud", sandbox.baseUrl()).url())
                            .status(),
                    is(303));
            ConsentBrowser browser = new ConsentBrowser();
            browser.visit(new AppClient(sandbox, SCOPE).url());
            Reply elsewhere = new TestClient(second.authorizationUrl())
                    .send(
                            "POST",
                            "/decision",
                            ServiceClient.form(
                                    "request",
                                    browser.values("request").getFirst(),
                                    "csrf",
                                    browser.values("csrf").getFirst(),
                                    "decision",
                                    "allow"),
                            "Content-Type",
                            ServiceClient.FORM);
            assertThat(elsewhere.status(), is(400));
        }
    }

    private Reply submit(String token, String patient) {
        return running.client()
                .send(
                        "POST",
                        "/$submit-cgm-bundle",
                        Submissions.readings(running.context(), 1).json().replace(SandboxOptions.PATIENT, patient),
                        "Content-Type",
                        "application/fhir+json",
                        "Authorization",
                        "Bearer " + token);
    }

    private static void refused(Reply reply, String message) {
        assertThat(reply.body(), reply.status(), is(400));
        assertThat(reply.json().path("error").asText(), is("invalid_grant"));
        assertThat(reply.json().path("error_description").asText(), startsWith(message));
    }
}
