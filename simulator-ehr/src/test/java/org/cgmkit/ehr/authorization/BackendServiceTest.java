package org.cgmkit.ehr.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.time.Duration;
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

/** Backend services: signed client assertions for access tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackendServiceTest {
    private static final String SCOPE = "system/Observation.cruds system/Device.c";

    private final ServiceClient service = ServiceClient.es384();
    private final TestSimulator running = TestSimulator.with(smart(service.registered()));
    private final Sandbox sandbox = running.simulator().sandbox();
    private final String tokenUrl = sandbox.authorizationUrl() + "/token";

    @AfterAll
    void stop() {
        running.close();
    }

    private static SandboxOptions smart(RegisteredClient client) {
        return SandboxOptions.standard().withSmart(SmartOptions.standard().with(client));
    }

    @Test
    void getATokenThatLetsThemSubmit() {
        Reply reply = ServiceClient.ask(sandbox, service.assertion(tokenUrl, c -> c), SCOPE);

        assertThat(reply.body(), reply.status(), is(200));
        assertThat(reply.json().path("token_type").asText(), is("Bearer"));
        assertThat(reply.json().path("expires_in").asInt(), is(300));
        assertThat(reply.json().path("scope").asText(), is(SCOPE));
        assertThat(reply.response().headers().firstValue("Cache-Control").orElse(""), is("no-store"));
        assertThat(reply.response().headers().firstValue("Content-Type").orElse(""), is("application/json"));
        String token = reply.json().path("access_token").asText();
        Reply submitted = running.client()
                .send(
                        "POST",
                        "/$submit-cgm-bundle",
                        Submissions.readings(running.context(), 2).json(),
                        "Content-Type",
                        "application/fhir+json",
                        "Authorization",
                        "Bearer " + token);
        assertThat(submitted.body(), submitted.status(), is(200));
        assertThat(submitted.status(0), is("201 Created"));
    }

    @Test
    void areServedByWhatAnotherProgramSends() throws Exception {
        TokenRequest request = new TokenRequest.Builder(
                        URI.create(tokenUrl),
                        new PrivateKeyJWT(
                                new ClientID(ServiceClient.ID),
                                URI.create(tokenUrl),
                                JWSAlgorithm.ES384,
                                service.key().toECKey().toPrivateKey(),
                                "ec",
                                null),
                        new ClientCredentialsGrant())
                .scope(Scope.parse(SCOPE))
                .build();

        AccessTokenResponse answer =
                TokenResponse.parse(request.toHTTPRequest().send()).toSuccessResponse();

        assertThat(answer.getTokens().getAccessToken().getLifetime(), is(300L));
        assertThat(answer.getTokens().getAccessToken().getScope(), is(Scope.parse(SCOPE)));
    }

    @Test
    void mayUseRsaKeys() {
        ServiceClient rsa = ServiceClient.rsa(JWSAlgorithm.RS384);
        try (Sandbox other = running.simulator().createSandbox(smart(rsa.registered()))) {
            assertThat(rsa.token(other, SCOPE), is(not("")));
        }
    }

    @Test
    void getNoMoreThanTheyMayHave() {
        RegisteredClient limited = service.registered().withScopes("system/Observation.c?category=laboratory");
        try (Sandbox other = running.simulator().createSandbox(smart(limited))) {
            String url = other.authorizationUrl() + "/token";

            Reply less = ServiceClient.ask(other, service.assertion(url, c -> c), "system/*.cruds");
            Reply nothing = ServiceClient.ask(other, service.assertion(url, c -> c), "system/Device.c");

            assertThat(less.json().path("scope").asText(), is("system/Observation.c?category=laboratory"));
            assertThat(nothing.status(), is(400));
            assertThat(nothing.json().path("error").asText(), is("invalid_scope"));
        }
    }

    @Test
    void getOnlySystemScopes() {
        Reply reply = ServiceClient.ask(
                sandbox, service.assertion(tokenUrl, c -> c), "patient/Observation.c offline_access launch/patient");

        assertThat(reply.status(), is(400));
        assertThat(reply.json().path("error").asText(), is("invalid_scope"));
        assertThat(
                reply.json().path("error_description").asText(),
                startsWith("Expected system/ scopes that client glucose-service may be given"));
    }

    @Test
    void cannotUseTheirTokenElsewhere() {
        try (Sandbox other = running.simulator().createSandbox(smart(service.registered()))) {
            String token = service.token(sandbox, SCOPE);
            TestClient there = new TestClient(other.baseUrl());

            Reply reply = there.get("/Observation", "Authorization", "Bearer " + token);

            assertThat(reply.status(), is(401));
            assertThat(reply.reason(), containsString("it is none of this sandbox's, or was revoked."));
            refused(
                    ServiceClient.ask(other, service.assertion(tokenUrl, c -> c), SCOPE),
                    "Expected the token endpoint " + other.authorizationUrl() + "/token as aud of the assertion");
        }
    }

    @Test
    void useATokenOnlyForItsTime() throws InterruptedException {
        SandboxOptions brief = SandboxOptions.standard()
                .withSmart(service.knownTo(SmartOptions.standard()).withTokenLife(Duration.ofSeconds(1)));
        try (Sandbox other = running.simulator().createSandbox(brief)) {
            TestClient there = new TestClient(other.baseUrl());
            // On a busy machine a token may be old before it is first shown.
            String token = service.token(other, SCOPE);
            int status = there.get("/Observation", "Authorization", "Bearer " + token)
                    .status();
            for (int i = 0; i < 100 && status != 200; i++) {
                token = service.token(other, SCOPE);
                status = there.get("/Observation", "Authorization", "Bearer " + token)
                        .status();
            }
            assertThat(status, is(200));

            Thread.sleep(1100);
            Reply late = there.get("/Observation", "Authorization", "Bearer " + token);

            assertThat(late.status(), is(401));
            assertThat(late.reason(), containsString("it has expired."));
            assertThat(
                    late.response().headers().firstValue("WWW-Authenticate").orElse(""),
                    containsString("error=\"invalid_token\""));
        }
    }

    @Test
    void areToldWhatAFormIs() {
        Reply json =
                new TestClient(sandbox.authorizationUrl()).send("POST", "/token", "{}", "Content-Type", "text/json");
        Reply twice = ServiceClient.post(sandbox, "/token", "grant_type", "a", "grant_type", "b");
        Reply unknown = ServiceClient.post(sandbox, "/token", "grant_type", "password", "client_id", SmartOptions.APP);

        assertThat(json.json().path("error").asText(), is("invalid_request"));
        assertThat(
                twice.json().path("error_description").asText(),
                is("Expected the parameter grant_type once, but it is there 2 times."));
        assertThat(unknown.json().path("error").asText(), is("unsupported_grant_type"));
    }

    @Test
    void leaveNoSecretsInTheLog() {
        String assertion = service.assertion(tokenUrl, c -> c);
        Reply reply = ServiceClient.ask(sandbox, assertion, SCOPE);

        String log = running.server().get("/sandboxes/default/requests").body();

        assertThat(log, containsString("/auth/token"));
        assertThat(log, not(containsString(assertion)));
        assertThat(log, not(containsString(reply.json().path("access_token").asText())));
    }

    private static void refused(Reply reply, String message) {
        assertThat(reply.body(), reply.status(), is(400));
        assertThat(reply.json().path("error").asText(), is("invalid_client"));
        assertThat(reply.json().path("error_description").asText(), startsWith(message));
        assertThat(reply.response().headers().firstValue("Cache-Control").orElse(""), is("no-store"));
    }
}
