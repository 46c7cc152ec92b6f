package org.cgmkit.ehr.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Standalone and EHR launch: a page, a code, a token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppLaunchTest {
    private static final String SCOPE = "launch/patient offline_access patient/Observation.cruds?category=laboratory";
    private static final String JONAH = "jonah-abara";

    private final RegisteredClient other = RegisteredClient.app(
            "web-app", List.of("https://app.example.org/callback?from=ehr", "org.example.app:/callback"));
    private final TestSimulator running = TestSimulator.with(
            SandboxOptions.standard().withSmart(SmartOptions.standard().with(other)));
    private final Sandbox sandbox = running.simulator().sandbox();

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void letsAnAppSubmitForTheChosenPatient() {
        AppClient app = new AppClient(sandbox, SCOPE);
        ConsentBrowser browser = new ConsentBrowser();

        Reply page = browser.visit(app.url());
        assertThat(page.body(), page.status(), is(200));
        assertThat(browser.values("patient"), hasItem(JONAH));
        assertThat(browser.values("scope"), hasItem("patient/Observation.cruds?category=laboratory"));
        Reply back = browser.press("allow", JONAH);

        assertThat(back.status(), is(303));
        assertThat(
                back.response().headers().firstValue("Location").orElse(""), startsWith(AppClient.REDIRECT + "?code="));
        assertThat(ConsentBrowser.parameters(back).get("state"), is(AppClient.STATE));
        Reply tokens = app.redeem(String.valueOf(ConsentBrowser.parameters(back).get("code")));
        assertThat(tokens.body(), tokens.status(), is(200));
        assertThat(tokens.json().path("patient").asText(), is(JONAH));
        assertThat(
                tokens.json().path("scope").asText(),
                is("launch/patient offline_access patient/Observation.cruds?category=laboratory"));
        assertThat(tokens.json().path("refresh_token").asText(), is(not("")));
        assertThat(tokens.response().headers().firstValue("Cache-Control").orElse(""), is("no-store"));
        String token = tokens.json().path("access_token").asText();
        assertThat(submit(token, JONAH).status(), is(200));
        assertThat(submit(token, SandboxOptions.PATIENT).status(), is(403));
        assertThat(
                submit(token, SandboxOptions.PATIENT).reason(),
                startsWith("Expected Patient/jonah-abara as subject in entry 0"));
    }

    @Test
    void showsAPageThatAnyBrowserAndScreenReaderCanDealWith() throws IOException {
        ConsentBrowser browser = new ConsentBrowser();

        Reply page = browser.visit(new AppClient(sandbox, SCOPE).url());

        assertThat(browser.page(), containsString("<html lang=\"en\">"));
        assertThat(browser.page(), containsString("<title>Allow cgmkit-app? - cgmkit EHR simulator</title>"));
        assertThat(browser.page(), containsString("<legend>Whose data?</legend>"));
        assertThat(browser.page(), not(containsString("<script")));
        assertThat(header(page, "X-Frame-Options"), is("DENY"));
        assertThat(header(page, "Content-Security-Policy"), containsString("frame-ancestors 'none'"));
        assertThat(header(page, "Set-Cookie"), containsString("HttpOnly"));
        // For a look at it with axe in a browser, by .ci/run.
        Path kept = Path.of("target/pages/consent.html");
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, browser.page());
        assertThat(header(page, "Set-Cookie"), containsString("SameSite=Lax"));
    }

    @Test
    void takesTheRequestByPostToo() {
        ConsentBrowser browser = new ConsentBrowser();
        Reply page = new TestClient(sandbox.authorizationUrl())
                .send("POST", "/authorize", new AppClient(sandbox, SCOPE).form(), "Content-Type", ServiceClient.FORM);

        assertThat(page.status(), is(200));
        assertThat(page.body(), containsString("Allow cgmkit-app?"));
        assertThat(browser.page(), is(""));
    }

    @Test
    void tellsTheAppThatItWasDenied() {
        ConsentBrowser browser = new ConsentBrowser();
        browser.visit(new AppClient(sandbox, SCOPE).url());

        Reply back = browser.press("deny", null);

        assertThat(ConsentBrowser.parameters(back).get("error"), is("access_denied"));
        assertThat(ConsentBrowser.parameters(back).get("state"), is(AppClient.STATE));
        assertThat(ConsentBrowser.parameters(back).get("code"), is(nullValue()));
    }

    @Test
    void givesNoMoreThanWasAllowed() {
        AppClient app =
                new AppClient(sandbox, "launch/patient offline_access patient/Observation.rs patient/Device.rs");
        ConsentBrowser browser = new ConsentBrowser();
        browser.visit(app.url());

        Reply back = browser.press("allow", JONAH, List.of("patient/Device.rs", "patient/Patient.rs"));
        Reply tokens = app.redeem(String.valueOf(ConsentBrowser.parameters(back).get("code")));

        assertThat(tokens.json().path("scope").asText(), is("launch/patient patient/Device.rs"));
        assertThat(tokens.json().has("refresh_token"), is(false));
    }

    @Test
    void asksAgainWhereNoPatientWasChosen() {
        ConsentBrowser browser = new ConsentBrowser();
        browser.visit(new AppClient(sandbox, SCOPE).url());

        Reply again = browser.press("allow", null);
        assertThat(again.status(), is(400));
        assertThat(again.body(), containsString("<p role=\"alert\"><strong>Choose a patient.</strong></p>"));
        assertThat(browser.press("allow", "nobody").body(), containsString("Choose a patient of this EHR."));

        assertThat(browser.press("allow", JONAH).status(), is(303));
    }

    @Test
    void takesTheDecisionOfNobodyElse() {
        ConsentBrowser browser = new ConsentBrowser();
        browser.visit(new AppClient(sandbox, SCOPE).url());
        String request = browser.values("request").getFirst();

        Reply guessed = browser.send(
                ServiceClient.form("request", request, "csrf", "guessed", "decision", "allow", "patient", JONAH));
        assertThat(guessed.status(), is(403));
        assertThat(guessed.body(), containsString("Expected the decision from the browser that was asked"));

        browser.visit(new AppClient(sandbox, SCOPE).url());
        browser.forgetCookies();
        assertThat(browser.press("allow", JONAH).status(), is(403));
    }

    @Test
    void takesADecisionOnce() {
        ConsentBrowser browser = new ConsentBrowser();
        browser.visit(new AppClient(sandbox, SCOPE).url());
        String form = ServiceClient.form(
                "request",
                browser.values("request").getFirst(),
                "csrf",
                browser.values("csrf").getFirst(),
                "decision",
                "deny");
        String page = browser.page();
        assertThat(browser.send(form).status(), is(303));

        Reply again = new TestClient(sandbox.authorizationUrl())
                .send("POST", "/decision", form, "Content-Type", ServiceClient.FORM);

        assertThat(page, containsString("/auth/decision"));
        assertThat(again.status(), is(400));
        assertThat(again.body(), containsString("it was decided before"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "response_type|token|unsupported_response_type|Expected code as response_type, but it is token.",
                "response_type||invalid_request|Expected the parameter response_type, but it is missing.",
                "state||invalid_request|Expected the parameter state, but it is missing.",
                "aud||invalid_request|Expected the parameter aud, but it is missing.",
                "aud|https://other.example.org/fhir|invalid_request|Expected the FHIR base ",
                "code_challenge||invalid_request|Expected the parameter code_challenge, but it is missing.",
                "code_challenge|short|invalid_request|Expected the SHA-256 of the verifier as code_challenge",
                "code_challenge_method||invalid_request|Expected the parameter code_challenge_method, but it is missing.",
                "code_challenge_method|plain|invalid_request|Expected S256 as code_challenge_method, but it is plain.",
                "scope||invalid_request|Expected the parameter scope, but it is missing.",
                "scope|system/*.cruds|invalid_scope|Expected scopes that client cgmkit-app may be given",
                "scope|launch patient/*.rs|invalid_request|Expected the parameter launch with the scope launch",
                "launch|made-up|invalid_request|Expected the scope launch with the parameter launch"
            })
    void tellsTheAppWhatIsWrong(String name, String value, String error, String message) {
        Reply back = new ConsentBrowser()
                .visit(new AppClient(sandbox, SCOPE)
                        .with(name, value == null ? "" : value)
                        .url());

        assertThat(back.status(), is(303));
        assertThat(ConsentBrowser.parameters(back).get("error"), is(error));
        assertThat(ConsentBrowser.parameters(back).get("error_description"), startsWith(message));
        assertThat(
                ConsentBrowser.parameters(back).get("state"),
                is(name.equals("state") ? nullValue() : is(AppClient.STATE)));
    }

    @Test
    void takesThePatientOfAnEhrLaunch() {
        Reply begun = running.server()
                .send(
                        "POST",
                        "/sandboxes/default/launches",
                        "{\"patient\": \"" + JONAH + "\"}",
                        "Content-Type",
                        "text/json");
        String launch = begun.json().path("launch").asText();
        AppClient app = new AppClient(sandbox, "launch patient/Observation.rs").with("launch", launch);
        ConsentBrowser browser = new ConsentBrowser();

        browser.visit(app.url());
        assertThat(browser.values("patient"), is(List.of()));
        assertThat(browser.page(), containsString("(<code>jonah-abara</code>)"));
        Reply back = browser.press("allow", SandboxOptions.PATIENT);
        Reply tokens = app.redeem(String.valueOf(ConsentBrowser.parameters(back).get("code")));

        assertThat(tokens.json().path("patient").asText(), is(JONAH));
        assertThat(
                ConsentBrowser.parameters(new ConsentBrowser()
                                .visit(app.with("launch", "made-up").url()))
                        .get("error_description"),
                startsWith("Expected a launch that this EHR began in the last ten minutes"));
        Reply wrong = running.server()
                .send("POST", "/sandboxes/default/launches", "{\"patient\": \"nobody\"}", "Content-Type", "text/json");
        assertThat(wrong.json().path("detail").asText(), startsWith("Expected one of the patients "));
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

    private static String header(Reply reply, String name) {
        return reply.response().headers().firstValue(name).orElse("");
    }
}
