package org.cgmkit.ehr.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.TestClient;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.TestSimulator;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients become known: by a sandbox's setup, over HTTP, or by themselves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistrationTest {
    private final TestSimulator running = TestSimulator.with(
            SandboxOptions.standard().withSmart(SmartOptions.standard().withRegistration()));
    private final Sandbox sandbox = running.simulator().sandbox();
    private final TestClient server = running.server();

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void isOffWhereNobodyAskedForIt() {
        try (Sandbox closed =
                running.simulator().createSandbox(SandboxOptions.standard().withSmart(SmartOptions.standard()))) {
            Reply reply = register(closed, "{\"redirect_uris\": [\"https://app.example.org/\"]}");

            assertThat(reply.status(), is(404));
            assertThat(reply.json().path("error_description").asText(), containsString("lets none register itself."));
            assertThat(configuration(closed).json().has("registration_endpoint"), is(false));
        }
        assertThat(
                configuration(sandbox).json().path("registration_endpoint").asText(),
                is(sandbox.authorizationUrl() + "/register"));
    }

    @Test
    void letsAnAppInThatRegisteredItself() {
        Reply registered = register(sandbox, """
                {"client_name": "Glucose app", "redirect_uris": ["org.example.app:/callback"],
                 "token_endpoint_auth_method": "none", "grant_types": ["authorization_code", "refresh_token"],
                 "scope": "launch/patient patient/Observation.rs"}""");

        assertThat(registered.body(), registered.status(), is(201));
        assertThat(registered.json().path("client_name").asText(), is("Glucose app"));
        assertThat(registered.json().has("client_secret"), is(false));
        AppClient app = new AppClient(sandbox, "launch/patient offline_access patient/Observation.cruds")
                .with("client_id", registered.json().path("client_id").asText())
                .with("redirect_uri", "org.example.app:/callback");
        Reply tokens = app.redeem(app.code("jonah-abara"));
        assertThat(tokens.json().path("scope").asText(), is("launch/patient patient/Observation.rs"));
    }

    @Test
    void givesASecretToThoseThatWantOne() {
        Reply registered = register(sandbox, "{\"redirect_uris\": [\"https://app.example.org/\"]}");

        assertThat(registered.json().path("token_endpoint_auth_method").asText(), is("client_secret_basic"));
        assertThat(registered.json().path("client_secret").asText(), is(not("")));
        assertThat(registered.json().path("client_secret_expires_at").asInt(-1), is(0));
    }

    @Test
    void letsAServiceInThatRegisteredItsKeys() {
        ServiceClient service = ServiceClient.es384();

        Reply registered = register(
                sandbox,
                "{\"token_endpoint_auth_method\": \"private_key_jwt\", \"grant_types\": [\"client_credentials\"],"
                        + " \"jwks\": " + service.publicKeys() + "}");

        assertThat(registered.body(), registered.status(), is(201));
        String id = registered.json().path("client_id").asText();
        Reply token = ServiceClient.ask(
                sandbox,
                service.assertion(
                        sandbox.authorizationUrl() + "/token", c -> c.issuer(id).subject(id)),
                "system/Observation.c");
        assertThat(token.body(), token.status(), is(200));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|invalid_redirect_uri|Expected redirect_uris of a client that asks for authorization codes",
                "{\"redirect_uris\": [\"javascript:alert(1)\"]}|invalid_redirect_uri|Expected redirect URIs of client ",
                "{\"redirect_uris\": [\"https://a.org/#b\"]}|invalid_redirect_uri|Expected redirect URIs of client ",
                "{\"redirect_uris\": \"https://a.org/\"}|invalid_client_metadata|Expected an array of texts as redirect_uris",
                "{\"redirect_uris\": [\"https://a.org/\"], \"token_endpoint_auth_method\": \"client_secret_jwt\"}"
                        + "|invalid_client_metadata|Expected none, client_secret_basic or private_key_jwt",
                "{\"redirect_uris\": [\"https://a.org/\"], \"grant_types\": [\"password\"]}"
                        + "|invalid_client_metadata|Expected only authorization_code, refresh_token and client_credentials",
                "{\"token_endpoint_auth_method\": \"private_key_jwt\", \"grant_types\": [\"client_credentials\"]}"
                        + "|invalid_client_metadata|Expected jwks or jwks_uri with the method private_key_jwt",
                "{\"grant_types\": [\"client_credentials\"]}"
                        + "|invalid_client_metadata|Expected keys of a client that asks for client_credentials",
                "[]|invalid_client_metadata|Expected a JSON object with the client's metadata",
                "{|invalid_client_metadata|Expected a JSON object with the client's metadata"
            })
    void tellsAClientWhatIsWrong(String body, String error, String message) {
        Reply reply = register(sandbox, body);

        assertThat(reply.status(), is(400));
        assertThat(reply.json().path("error").asText(), is(error));
        assertThat(reply.json().path("error_description").asText(), startsWith(message));
    }

    @Test
    void knowsTheClientsOfASetupOverHttp() {
        ServiceClient service = ServiceClient.es384();
        Reply made = server.send(
                "POST",
                "/sandboxes",
                "{\"id\": \"with-clients\", \"authorization\": \"smart\", \"tokenLifeSeconds\": 7, \"clients\": [{\"id\":"
                        + " \"" + ServiceClient.ID + "\", \"scopes\": \"system/*.c\", \"jwks\": " + service.publicKeys()
                        + "}]}",
                "Content-Type",
                "application/json");

        assertThat(made.body(), made.status(), is(201));
        assertThat(made.json().path("authorization").asText(), is("smart"));
        assertThat(made.json().path("clients").findValuesAsText("id"), hasItem(SmartOptions.APP));
        String url = made.json().path("authorizationUrl").asText();
        assertThat(url, is(running.simulator().address() + "/sandbox/with-clients/auth"));
        Reply token = new TestClient(url)
                .send(
                        "POST",
                        "/token",
                        ServiceClient.form(
                                "grant_type",
                                "client_credentials",
                                "scope",
                                "system/Observation.c",
                                "client_assertion_type",
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                "client_assertion",
                                service.assertion(url + "/token", c -> c)),
                        "Content-Type",
                        ServiceClient.FORM);
        assertThat(token.body(), token.status(), is(200));
        assertThat(token.json().path("expires_in").asInt(), is(7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"authorization\": \"oauth\"}|Expected none, token or smart as the authorization, but got oauth.",
                "{\"authorization\": \"token\"}|Expected a token where the authorization is token, but there is none.",
                "{\"authorization\": \"smart\", \"token\": \"t\"}|Expected no token where the authorization is smart",
                "{\"clients\": []}|Expected clients only where the authorization is smart",
                "{\"authorization\": \"smart\", \"clients\": [{}]}|Expected an id for each client",
                "{\"authorization\": \"smart\", \"clients\": {}}|Expected an array of objects as clients",
                "{\"authorization\": \"smart\", \"clients\": [{\"id\": \"a b\"}]}|Expected visible ASCII characters",
                "{\"authorization\": \"smart\", \"clients\": [{\"id\": \"a\", \"colour\": 1}]}|Expected only the properties id,",
                "{\"authorization\": \"smart\", \"clients\": [{\"id\": \"a\", \"jwks\": {}}]}|Expected a JWK Set as the jwks",
                "{\"authorization\": \"smart\", \"clients\": [{\"id\": \"a\", \"jwksUrl\": \"x\"}]}|Expected an address such as",
                "{\"authorization\": \"smart\", \"clients\": [{\"id\": \"a\"}, {\"id\": \"a\"}]}|Expected clients with ids of",
                "{\"authorization\": \"smart\", \"tokenLifeSeconds\": 0}|Expected a number of seconds above zero",
                "{\"authorization\": \"smart\", \"registration\": 1}|Expected true or false as registration"
            })
    void tellsWhatIsWrongWithASetup(String body, String message) {
        Reply reply = server.post("/sandboxes", body);

        assertThat(reply.body(), reply.status(), is(400));
        assertThat(reply.json().path("detail").asText(), startsWith(message));
    }

    @Test
    void keepsPrivateKeysOut() {
        String keys = "{\"keys\": [" + ServiceClient.es384().key().toJSONString() + "]}";

        Reply reply = server.post(
                "/sandboxes", "{\"authorization\": \"smart\", \"clients\": [{\"id\": \"a\", \"jwks\": " + keys + "}]}");

        assertThat(
                reply.json().path("detail").asText(), startsWith("Expected only public keys in the jwks of client a"));
    }

    private static Reply configuration(Sandbox sandbox) {
        return new TestClient(sandbox.baseUrl()).get("/.well-known/smart-configuration");
    }

    private static Reply register(Sandbox sandbox, String body) {
        return new TestClient(sandbox.authorizationUrl())
                .send("POST", "/register", body, "Content-Type", "application/json");
    }
}
