package org.cgmkit.ehr.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
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

/** What becomes of tokens after they were issued. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefreshTest {
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
    void aRefreshTokenGivesNewOnesForTheSamePatient() {
        Reply first = granted();

        Reply second = app.refresh(refreshToken(first));

        assertThat(second.body(), second.status(), is(200));
        assertThat(accessToken(second), is(not(accessToken(first))));
        assertThat(refreshToken(second), is(not(refreshToken(first))));
        assertThat(second.json().path("patient").asText(), is(JONAH));
        assertThat(read(accessToken(second)).status(), is(200));
        assertThat(app.refresh(refreshToken(second)).status(), is(200));
    }

    @Test
    void aPublicClientNeedNotNameItself() {
        Reply first = granted();

        Reply second = unnamed(refreshToken(first));

        assertThat(second.body(), second.status(), is(200));
        assertThat(read(accessToken(second)).status(), is(200));
        refused(unnamed(refreshToken(first)), "Expected the newest refresh token, but it was used before");
    }

    @Test
    void aClientWithASecretAuthenticatesWhereItRefreshesToo() {
        AppClient secretive = new AppClient(sandbox, SCOPE).with("client_id", INTROSPECTOR);
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((INTROSPECTOR + ":p%25ss+w%C3%B6rd").getBytes(StandardCharsets.UTF_8));
        String code = secretive.code(JONAH);
        Reply given = new TestClient(sandbox.authorizationUrl())
                .send(
                        "POST",
                        "/token",
                        ServiceClient.form(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "code_verifier",
                                secretive.verifier(),
                                "redirect_uri",
                                AppClient.REDIRECT),
                        "Content-Type",
                        ServiceClient.FORM,
                        "Authorization",
                        basic);

        Reply silent = unnamed(refreshToken(given));

        assertThat(given.body(), given.status(), is(200));
        assertThat(silent.status(), is(400));
        assertThat(silent.json().path("error").asText(), is("invalid_client"));
    }

    @Test
    void aRefreshTokenThatNobodyHasNamesNobody() {
        refused(unnamed("made-up"), "Expected a refresh token that was given to a client of this sandbox");
    }

    private Reply unnamed(String token) {
        return ServiceClient.post(sandbox, "/token", "grant_type", "refresh_token", "refresh_token", token);
    }

    @Test
    void aRefreshTokenThatWasUsedEndsAllThatCameOfIt() {
        Reply first = granted();
        Reply second = app.refresh(refreshToken(first));

        Reply replayed = app.refresh(refreshToken(first));

        refused(replayed, "Expected the newest refresh token, but it was used before");
        refused(app.refresh(refreshToken(second)), "Expected a refresh token that counts, but it was revoked");
        assertThat(read(accessToken(second)).status(), is(401));
    }

    @Test
    void aRefreshTokenGivesLessWhereLessIsAskedFor() {
        Reply first = granted();

        Reply less = app.refresh(refreshToken(first), "scope", "patient/Device.rs");
        Reply more = app.refresh(refreshToken(less), "scope", "patient/Patient.rs");
        Reply all = app.refresh(refreshToken(less));

        assertThat(less.json().path("scope").asText(), is("patient/Device.rs"));
        assertThat(read(accessToken(less)).status(), is(403));
        assertThat(more.json().path("error").asText(), is("invalid_scope"));
        assertThat(all.json().path("scope").asText(), containsString("patient/Observation.rs"));
    }

    @Test
    void aRefreshTokenIsForItsClientAlone() {
        Reply first = granted();

        Reply elsewhere =
                new AppClient(sandbox, SCOPE).with("client_id", "web-app").refresh(refreshToken(first));

        refused(elsewhere, "Expected a refresh token of client web-app, but it knows none like that here.");
        assertThat(app.refresh(refreshToken(first)).status(), is(200));
    }

    @Test
    void thereIsNoneWithoutTheScopeForIt() {
        AppClient brief = new AppClient(sandbox, "launch/patient patient/Observation.rs");

        assertThat(brief.redeem(brief.code(JONAH)).json().has("refresh_token"), is(false));
        AppClient online = new AppClient(sandbox, "launch/patient online_access patient/Observation.rs");
        assertThat(online.redeem(online.code(JONAH)).json().has("refresh_token"), is(true));
    }

    @Test
    void aConfidentialClientHasToProveItselfEachTime() {
        AppClient client = new AppClient(sandbox, SCOPE).with("client_id", INTROSPECTOR);
        String code = client.code(JONAH);

        Reply without = client.redeem(code);
        Reply with = withSecret(
                "/token",
                SECRET,
                "grant_type",
                "authorization_code",
                "code",
                code,
                "code_verifier",
                client.verifier(),
                "redirect_uri",
                AppClient.REDIRECT);
        Reply wrong = withSecret("/token", "wrong", "grant_type", "refresh_token");

        assertThat(
                without.json().path("error_description").asText(),
                is("Expected client gate-keeper to authenticate by client_secret_basic, but it did not."));
        assertThat(with.body(), with.status(), is(200));
        assertThat(wrong.status(), is(401));
        assertThat(wrong.json().path("error").asText(), is("invalid_client"));
        assertThat(wrong.response().headers().firstValue("WWW-Authenticate").orElse(""), startsWith("Basic realm="));
    }

    @Test
    void theEhrCanEndAllGrants() {
        SandboxOptions smart = SandboxOptions.standard().withSmart(SmartOptions.standard());
        try (Sandbox second = running.simulator().createSandbox(smart)) {
            AppClient there = new AppClient(second, SCOPE);
            Reply first = there.redeem(there.code(JONAH));

            Reply ended = running.server()
                    .send("POST", "/sandboxes/" + second.id() + "/revocations", "", "Content-Type", "text/json");

            assertThat(ended.status(), is(200));
            refused(there.refresh(refreshToken(first)), "Expected a refresh token of client cgmkit-app");
            assertThat(
                    new TestClient(second.baseUrl())
                            .get("/Observation", "Authorization", "Bearer " + accessToken(first))
                            .status(),
                    is(401));
        }
    }

    @Test
    void theEhrCanIssueATokenThatHasExpired() {
        Reply issued = running.server()
                .send(
                        "POST",
                        "/sandboxes/default/tokens",
                        "{\"scope\": \"patient/*.cruds\", \"patient\": \"jonah-abara\", \"lifeSeconds\": 0}",
                        "Content-Type",
                        "text/json");
        Reply lasting = running.server()
                .send("POST", "/sandboxes/default/tokens", "{\"scope\": \"user/*.rs\"}", "Content-Type", "text/json");

        assertThat(read(accessToken(issued)).reason(), containsString("it has expired."));
        assertThat(read(accessToken(lasting)).status(), is(200));
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
