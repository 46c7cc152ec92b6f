package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.hosting.Hosting;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers let the pages of registered apps call, and no others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossOriginTest {
    private static final String APP = "https://app.example.org";
    private static final String STRANGER = "https://stranger.example.org";

    private final TestSimulator running = TestSimulator.with(SandboxOptions.standard()
            .withSmart(SmartOptions.standard()
                    .with(RegisteredClient.app(
                            "web-app",
                            List.of(APP + "/callback", "org.example.app:/callback", "http://[::1]/callback")))
                    .withRegistration()));

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void spellsOutTheHeadersThatAPageMaySend() {
        Reply preflight = preflight("/fhir/$submit-cgm-bundle", APP, "authorization,content-type,x-trace");

        assertThat(preflight.status(), is(204));
        assertThat(header(preflight, "Access-Control-Allow-Origin"), is(APP));
        assertThat(header(preflight, "Access-Control-Allow-Headers"), is("authorization,content-type,x-trace"));
        assertThat(header(preflight, "Access-Control-Allow-Methods"), containsString("POST"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/Patient/mara-lindqvist", "/auth/token", "/auth/revoke", "/fhir/metadata"})
    void letsThePagesOfAnAppCall(String path) {
        assertThat(preflight(path, APP, "authorization").status(), is(204));
        assertThat(preflight(path, STRANGER, "authorization").status(), is(403));
    }

    @ParameterizedTest
    @ValueSource(strings = {APP, "http://127.0.0.1:5173", "http://localhost:3000", "http://[::1]:8081"})
    void takesAnyPortOfTheLoopbackInterface(String origin) {
        assertThat(preflight("/fhir/Patient", origin, "authorization").status(), is(204));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.org",
                "https://app.example.org:8443",
                "https://app.example.org.evil.example",
                "https://localhost:3000",
                "http://192.168.1.7",
                "org.example.app:",
                "null",
                "not an origin"
            })
    void letsNobodyElseCall(String origin) {
        Reply refused = preflight("/fhir/Patient", origin, "authorization");

        assertThat(refused.status(), is(403));
        assertThat(header(refused, "Access-Control-Allow-Origin"), is(""));
    }

    @Test
    void saysWhatWouldLetAPageIn() {
        Reply refused = preflight("/fhir/Patient", STRANGER, "authorization");

        assertThat(
                refused.reason(),
                is("Expected a page of an origin that may call this receiver from a browser (CORS), but it is of "
                        + STRANGER
                        + ": register a redirect URI of that origin for the app, or open the receiver to it with"
                        + " --cors " + STRANGER + "."));
        assertThat(running.simulator().sandbox().requests().getLast().method(), is("OPTIONS"));
        assertThat(running.simulator().sandbox().requests().getLast().status(), is(403));
    }

    @Test
    void letsAPageReadARefusal() {
        Reply refused = running.server().get("/fhir/Patient", "Origin", APP);

        assertThat(refused.status(), is(401));
        assertThat(header(refused, "Access-Control-Allow-Origin"), is(APP));
        assertThat(header(refused, "Access-Control-Expose-Headers"), containsString("Retry-After"));
        assertThat(header(refused, "Vary"), containsString("Origin"));
        assertThat(
                header(running.server().get("/fhir/Patient", "Origin", STRANGER), "Access-Control-Allow-Origin"),
                is(""));
    }

    @Test
    void letsAnAppInThatRegistersItself() {
        String origin = "https://late.example.org";
        assertThat(preflight("/fhir/Patient", origin, "authorization").status(), is(403));

        Reply registered = running.server()
                .send(
                        "POST",
                        "/auth/register",
                        "{\"redirect_uris\": [\"" + origin + "/callback\"], \"token_endpoint_auth_method\": \"none\"}",
                        "Content-Type",
                        "application/json");

        assertThat(registered.body(), registered.status(), is(201));
        assertThat(preflight("/fhir/Patient", origin, "authorization").status(), is(204));
    }

    @Test
    void keepsSandboxesApart() {
        try (Sandbox other = running.simulator()
                .createSandbox(SandboxOptions.standard().named("other").withSmart(SmartOptions.standard()))) {
            assertThat(
                    preflight("/sandbox/" + other.id() + "/fhir/Patient", APP, "a")
                            .status(),
                    is(403));
            assertThat(
                    preflight("/sandbox/" + other.id() + "/auth/token", APP, "a")
                            .status(),
                    is(403));
            assertThat(preflight("/sandboxes/default", APP, "a").status(), is(403));
        }
    }

    @Test
    void letsNamedPagesCallAReceiverWithoutClients() {
        Hosting hosting = Hosting.LOOPBACK.openTo(List.of(APP));
        try (EhrSimulator open = EhrSimulator.start(
                EhrOptions.standard().with(new NoValidation()).with(hosting))) {
            TestClient server = new TestClient(open.address());

            Reply named = preflight(server, "/fhir/$submit-cgm-bundle", APP, "content-type");
            Reply other = preflight(server, "/fhir/$submit-cgm-bundle", STRANGER, "content-type");

            assertThat(header(named, "Access-Control-Allow-Headers"), is("content-type"));
            assertThat(other.reason(), startsWith("Expected a page of an origin that may call this receiver"));
            assertThat(other.reason(), not(containsString("redirect URI")));
        }
    }

    private Reply preflight(String path, String origin, String headers) {
        return preflight(running.server(), path, origin, headers);
    }

    private static Reply preflight(TestClient server, String path, String origin, String headers) {
        return server.send(
                "OPTIONS",
                path,
                "",
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                headers);
    }

    private static String header(Reply reply, String name) {
        return String.join(", ", reply.response().headers().allValues(name));
    }
}
