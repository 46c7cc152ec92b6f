package org.cgmkit.ehr.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.TestClient;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.TestSimulator;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launch button: the browser is sent to the app, which is let in for the patient of the launch. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EhrLaunchTest {
    private static final String JONAH = "jonah-abara";
    private static final String SECRET = "top+secret%";
    private static final String LAUNCH_URL = "https://start.example.org/launch?tenant=1";

    private final TestSimulator running = TestSimulator.with(SandboxOptions.standard()
            .withSmart(SmartOptions.standard()
                    .deciding(Consent.ALLOW)
                    .with(RegisteredClient.app("chart-app", List.of(AppClient.REDIRECT))
                            .withSecret(SECRET)
                            .launchedAt(URI.create(LAUNCH_URL)))
                    .with(RegisteredClient.app("web-app", List.of("https://app.example.org/callback")))));
    private final Sandbox sandbox = running.simulator().sandbox();

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void sendsTheBrowserToTheAppWithIssAndLaunch() {
        Reply launched = running.server().get("/auth/launch?client=chart-app&patient=" + JONAH);

        assertThat(launched.status(), is(303));
        assertThat(location(launched), startsWith(LAUNCH_URL + "&iss=http%3A%2F%2F127.0.0.1%3A"));
        Map<String, String> given = ConsentBrowser.parameters(launched);
        assertThat(given.get("iss"), is(sandbox.baseUrl()));
        AppClient app = new AppClient(sandbox, "launch patient/Observation.rs")
                .with("client_id", "chart-app")
                .with("launch", String.valueOf(given.get("launch")));
        Map<String, String> back = ConsentBrowser.parameters(new ConsentBrowser().visit(app.url()));
        assertThat(
                redeem(app, String.valueOf(back.get("code")), SECRET)
                        .json()
                        .path("patient")
                        .asText(),
                is(JONAH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"top+secret%", "top%2Bsecret%25"})
    void takesASecretAsItIsAndAsInAForm(String shown) {
        assertThat(
                redeem(new AppClient(sandbox, "openid"), "made-up", shown).body(), containsString("Expected a code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"top secret%", "", "other"})
    void takesNoOtherSecret(String shown) {
        assertThat(redeem(new AppClient(sandbox, "openid"), "made-up", shown).status(), is(401));
    }

    @Test
    void launchesForThePatientOfTheSandboxAtAnAddressThatIsGiven() {
        Reply launched = running.server().get("/auth/launch?client=web-app&url=https%3A%2F%2Fapp.example.org%2Fstart");

        assertThat(location(launched), startsWith("https://app.example.org/start?iss="));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|Expected the parameter client, but it is missing.",
                "client=nobody|Expected the id of a client of this sandbox as client, but it knows none called nobody.",
                "client=web-app|Expected a launch URL of client web-app, but it was registered without one",
                "client=web-app&url=https://evil.example.org/|Expected a launch URL at the origin of a redirect URI of client",
                "client=web-app&url=javascript:alert(1)|Expected a launch URL at the origin of a redirect URI of client",
                "client=chart-app&patient=nobody|Expected one of the patients mara-lindqvist, jonah-abara"
            })
    void sendsTheBrowserNowhereElse(String query, String message) {
        Reply refused = running.server().get("/auth/launch" + (query == null ? "" : "?" + query));

        assertThat(refused.status(), is(400));
        assertThat(refused.body(), containsString("<h1>The app cannot be launched</h1>"));
        assertThat(refused.body(), containsString(message));
        assertThat(location(refused), is(""));
    }

    @Test
    void anAppIsLaunchedAtAnAddressOfTheWeb() {
        RegisteredClient app = RegisteredClient.app("web-app", List.of());

        Exception mistake =
                assertThrows(IllegalArgumentException.class, () -> app.launchedAt(URI.create("javascript:alert(1)")));

        assertThat(
                String.valueOf(mistake.getMessage()),
                startsWith("Expected a launch URL of client web-app such as https://app.example.org/launch, but got"));
    }

    private Reply redeem(AppClient app, String code, String secret) {
        String credentials =
                Base64.getEncoder().encodeToString(("chart-app:" + secret).getBytes(StandardCharsets.UTF_8));
        return new TestClient(sandbox.authorizationUrl())
                .send(
                        "POST",
                        "/token",
                        ServiceClient.form(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "code_verifier",
                                app.verifier(),
                                "redirect_uri",
                                AppClient.REDIRECT),
                        "Content-Type",
                        ServiceClient.FORM,
                        "Authorization",
                        "Basic " + credentials);
    }

    private static String location(Reply reply) {
        return reply.response().headers().firstValue("Location").orElse("");
    }
}
