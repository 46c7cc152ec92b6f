package org.cgmkit.ehr.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.TestClient;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.TestSimulator;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is told about tokens, and how they are ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntrospectionTest {
    private static final String SCOPE = "launch/patient offline_access patient/Observation.rs patient/Device.rs";
    private static final String JONAH = "jonah-abara";
    private static final String INTROSPECTOR = "gate-keeper";
    private static final String SECRET = "p%ss wörd";

    private final RegisteredClient other = RegisteredClient.app("web-app", List.of(AppClient.REDIRECT));
    private final RegisteredClient confidential =
            RegisteredClient.app(INTROSPECTOR, List.of(AppClient.REDIRECT)).withSecret(SECRET);
    private final TestSimulator running = TestSimulator.with(SandboxOptions.standard()
            .withSmart(SmartOptions.standard().with(other).with(confidential)));
    private final Sandbox sandbox = running.simulator().sandbox();
    private final AppClient app = new AppClient(sandbox, SCOPE);

    @AfterAll
    void stop() {
        running.close();
    }

    private Reply granted() {
        return app.redeem(app.code(JONAH));
    }

    @Test
    void introspectionTellsWhatATokenIsGoodFor() {
        Reply first = granted();

        Reply access = withSecret("/introspect", SECRET, "token", accessToken(first));
        Reply refresh = withSecret("/introspect", SECRET, "token", refreshToken(first));
        Reply unknown = withSecret("/introspect", SECRET, "token", "made-up");

        assertThat(access.json().path("active").asBoolean(), is(true));
        assertThat(access.json().path("client_id").asText(), is(SmartOptions.APP));
        assertThat(
                access.json().path("scope").asText(),
                is(first.json().path("scope").asText()));
        assertThat(access.json().path("patient").asText(), is(JONAH));
        assertThat(
                access.json().path("exp").asLong(),
                is(greaterThan(access.json().path("iat").asLong())));
        assertThat(refresh.json().path("active").asBoolean(), is(true));
        assertThat(refresh.json().has("exp"), is(false));
        assertThat(unknown.body(), is("{\"active\":false}"));
    }

    @Test
    void introspectionIsForThoseWhoProveThemselves() {
        String token = accessToken(granted());

        Reply nobody = ServiceClient.post(sandbox, "/introspect", "token", token);
        Reply app = ServiceClient.post(sandbox, "/introspect", "token", token, "client_id", SmartOptions.APP);
        Reply bearer = bearer(token, token);
        Reply wrong = bearer("made-up", token);

        assertThat(nobody.json().path("error").asText(), is("invalid_client"));
        assertThat(app.json().path("error_description").asText(), containsString("but it is a public client."));
        assertThat(bearer.json().path("active").asBoolean(), is(true));
        assertThat(wrong.status(), is(401));
        assertThat(wrong.json().path("error").asText(), is("invalid_token"));
    }

    @Test
    void introspectionKnowsNothingOfOtherSandboxes() {
        SandboxOptions smart =
                SandboxOptions.standard().withSmart(SmartOptions.standard().with(confidential));
        try (Sandbox second = running.simulator().createSandbox(smart)) {
            String token = accessToken(granted());
            Reply elsewhere = new TestClient(second.authorizationUrl())
                    .send(
                            "POST",
                            "/introspect",
                            ServiceClient.form("token", token),
                            "Content-Type",
                            ServiceClient.FORM,
                            "Authorization",
                            basic(SECRET));

            assertThat(elsewhere.body(), is("{\"active\":false}"));
        }
    }

    @Test
    void aRevokedAccessTokenOpensNothing() {
        Reply first = granted();

        Reply revoked =
                ServiceClient.post(sandbox, "/revoke", "token", accessToken(first), "client_id", SmartOptions.APP);

        assertThat(revoked.status(), is(200));
        assertThat(read(accessToken(first)).status(), is(401));
        assertThat("its refresh token", app.refresh(refreshToken(first)).status(), is(200));
    }

    @Test
    void aRevokedRefreshTokenEndsAllThatCameOfIt() {
        Reply first = granted();

        ServiceClient.post(sandbox, "/revoke", "token", refreshToken(first), "client_id", SmartOptions.APP);

        assertThat(read(accessToken(first)).status(), is(401));
        refused(app.refresh(refreshToken(first)), "Expected a refresh token that counts, but it was revoked");
    }

    @Test
    void revocationIsForTheClientsOwnTokens() {
        String token = accessToken(granted());

        Reply elsewhere = ServiceClient.post(sandbox, "/revoke", "token", token, "client_id", "web-app");
        Reply unknown = ServiceClient.post(sandbox, "/revoke", "token", "made-up", "client_id", "web-app");

        assertThat(elsewhere.json().path("error").asText(), is("unauthorized_client"));
        assertThat(unknown.status(), is(200));
        assertThat(read(token).status(), is(200));
    }

    private Reply read(String token) {
        return running.client().get("/Observation", "Authorization", "Bearer " + token);
    }

    private Reply withSecret(String place, String secret, String... parameters) {
        return new TestClient(sandbox.authorizationUrl())
                .send(
                        "POST",
                        place,
                        ServiceClient.form(parameters),
                        "Content-Type",
                        ServiceClient.FORM,
                        "Authorization",
                        basic(secret));
    }

    private Reply bearer(String shown, String token) {
        return new TestClient(sandbox.authorizationUrl())
                .send(
                        "POST",
                        "/introspect",
                        ServiceClient.form("token", token),
                        "Content-Type",
                        ServiceClient.FORM,
                        "Authorization",
                        "Bearer " + shown);
    }

    private static String basic(String secret) {
        String credentials = ServiceClient.form(INTROSPECTOR, secret).replace('=', ':');
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static String accessToken(Reply reply) {
        return reply.json().path("access_token").asText();
    }

    private static String refreshToken(Reply reply) {
        return reply.json().path("refresh_token").asText();
    }

    private static void refused(Reply reply, String message) {
        assertThat(reply.body(), reply.status(), is(400));
        assertThat(reply.json().path("error").asText(), is("invalid_grant"));
        assertThat(reply.json().path("error_description").asText(), startsWith(message));
    }
}
