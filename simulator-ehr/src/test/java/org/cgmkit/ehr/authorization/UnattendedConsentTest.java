package org.cgmkit.ehr.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.TestSimulator;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Where nobody is there to decide, the browser is sent back at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnattendedConsentTest {
    private static final String SCOPE = "launch/patient offline_access patient/Observation.cruds";

    private final TestSimulator running = TestSimulator.with(sandbox(Consent.ALLOW));

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void allowsAllForThePatientOfTheSandbox() {
        AppClient app = new AppClient(running.simulator().sandbox(), SCOPE);

        Reply back = new ConsentBrowser().visit(app.url());

        assertThat(back.status(), is(303));
        assertThat(ConsentBrowser.parameters(back).get("state"), is(AppClient.STATE));
        Reply tokens = app.redeem(String.valueOf(ConsentBrowser.parameters(back).get("code")));
        assertThat(tokens.json().path("patient").asText(), is(SandboxOptions.PATIENT));
        assertThat(tokens.json().path("scope").asText(), is(SCOPE));
    }

    @Test
    void choosesAPatientWhereTheSandboxHasNone() {
        try (Sandbox any = running.simulator()
                .createSandbox(sandbox(Consent.ALLOW).forAnyPatient().named("any"))) {
            AppClient app = new AppClient(any, SCOPE);

            Map<String, String> back = ConsentBrowser.parameters(new ConsentBrowser().visit(app.url()));

            assertThat(
                    app.redeem(String.valueOf(back.get("code")))
                            .json()
                            .path("patient")
                            .asText(),
                    is(any.patients().getFirst()));
        }
    }

    @Test
    void deniesWhereThatIsAsked() {
        try (Sandbox strict =
                running.simulator().createSandbox(sandbox(Consent.DENY).named("strict"))) {
            Map<String, String> back =
                    ConsentBrowser.parameters(new ConsentBrowser().visit(new AppClient(strict, SCOPE).url()));

            assertThat(back.get("error"), is("access_denied"));
            assertThat(back.get("code"), is(nullValue()));
        }
    }

    @Test
    void stillSaysWhatIsWrongWithARequest() {
        AppClient app = new AppClient(running.simulator().sandbox(), SCOPE);

        assertThat(
                ConsentBrowser.parameters(new ConsentBrowser()
                                .visit(app.with("code_challenge", "").url()))
                        .get("error"),
                is("invalid_request"));
        assertThat(
                new ConsentBrowser()
                        .visit(app.with("client_id", "nobody").url())
                        .status(),
                is(400));
    }

    @Test
    void isPartOfASandboxThatIsMadeByRequest() {
        String setup = "{\"id\": \"made\", \"authorization\": \"smart\", \"consent\": \"%s\"}";

        Reply wrong =
                running.server().send("POST", "/sandboxes", setup.formatted("maybe"), "Content-Type", "text/json");
        Reply made = running.server().send("POST", "/sandboxes", setup.formatted("allow"), "Content-Type", "text/json");

        assertThat(
                wrong.json().path("detail").asText(),
                is("Expected page, allow or deny as the consent, but got maybe."));
        assertThat(made.body(), made.status(), is(201));
        assertThat(
                running.server()
                        .get("/sandbox/made/auth/authorize?client_id=cgmkit-app&redirect_uri=http://127.0.0.1/callback"
                                + "&response_type=code&state=s&code_challenge_method=S256&code_challenge="
                                + "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&scope=patient/*.rs&aud="
                                + running.simulator().address() + "/sandbox/made/fhir")
                        .response()
                        .headers()
                        .firstValue("Location")
                        .orElse(""),
                startsWith("http://127.0.0.1/callback?code="));
        assertThrows(IllegalArgumentException.class, () -> Consent.named("PAGE"));
    }

    private static SandboxOptions sandbox(Consent consent) {
        return SandboxOptions.standard().withSmart(SmartOptions.standard().deciding(consent));
    }
}
