package org.cgmkit.ehr.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.NoValidation;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.TestClient;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.TestSimulator;
import org.cgmkit.ehr.hosting.Hosting;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.Test;

/** What a sandbox says about the way in. */
class DiscoveryTest {
    private static final String PLACE = "/.well-known/smart-configuration";
    private static final SandboxOptions SMART = SandboxOptions.standard().withSmart(SmartOptions.standard());

    @Test
    void isThereForEverybody() {
        try (TestSimulator running = TestSimulator.with(SMART)) {
            Reply reply = running.client().get(PLACE);

            assertThat(reply.status(), is(200));
            assertThat(reply.response().headers().firstValue("Content-Type").orElse(""), is("application/json"));
            assertThat(
                    reply.response()
                            .headers()
                            .firstValue("Access-Control-Allow-Origin")
                            .orElse(""),
                    is("*"));
            JsonNode said = reply.json();
            String url = running.simulator().address() + "/auth";
            assertThat(said.path("issuer").asText(), is(url));
            assertThat(said.path("jwks_uri").asText(), is(url + "/jwks"));
            assertThat(said.path("authorization_endpoint").asText(), is(url + "/authorize"));
            assertThat(said.path("token_endpoint").asText(), is(url + "/token"));
            assertThat(said.path("introspection_endpoint").asText(), is(url + "/introspect"));
            assertThat(said.path("revocation_endpoint").asText(), is(url + "/revoke"));
            assertThat(texts(said, "code_challenge_methods_supported"), is(List.of("S256")));
            assertThat(
                    texts(said, "grant_types_supported"),
                    containsInAnyOrder("authorization_code", "refresh_token", "client_credentials"));
            assertThat(
                    texts(said, "token_endpoint_auth_methods_supported"),
                    containsInAnyOrder("private_key_jwt", "client_secret_basic", "none"));
            assertThat(
                    texts(said, "token_endpoint_auth_signing_alg_values_supported"),
                    containsInAnyOrder("RS384", "ES384"));
            assertThat(
                    texts(said, "capabilities"),
                    hasItems("launch-standalone", "launch-ehr", "client-confidential-asymmetric", "permission-v2"));
            assertThat(texts(said, "scopes_supported"), hasItem("patient/Observation.cu?category=laboratory"));
            assertThat(said.has("registration_endpoint"), is(false));
        }
    }

    @Test
    void isNamedByTheCapabilityStatement() {
        try (TestSimulator running = TestSimulator.with(SMART);
                TestSimulator open = TestSimulator.standard()) {
            String service = "/rest/0/security/service/0/coding/0/code";

            assertThat(running.client().get("/metadata").json().at(service).asText(), is("SMART-on-FHIR"));
            assertThat(open.client().get("/metadata").json().at(service).isMissingNode(), is(true));
        }
    }

    @Test
    void leadsFromEachSandboxToItsOwnServer() {
        try (TestSimulator running = TestSimulator.with(SMART);
                Sandbox second = running.simulator().createSandbox(SMART.named("second"))) {
            JsonNode said = new TestClient(second.baseUrl()).get(PLACE).json();

            assertThat(
                    said.path("token_endpoint").asText(),
                    is(running.simulator().address() + "/sandbox/second/auth/token"));
        }
    }

    @Test
    void leadsToThePublicUrl() {
        Hosting hosting = Hosting.LOOPBACK.knownAs(URI.create("https://cgm.example.org"));
        try (EhrSimulator simulator = EhrSimulator.start(
                EhrOptions.standard().with(hosting).with(new NoValidation()).with(SMART))) {
            assertThat(simulator.sandbox().authorizationUrl(), is("https://cgm.example.org/auth"));
        }
    }

    @Test
    void isMissingWhereThereIsNoServer() {
        try (TestSimulator running = TestSimulator.standard()) {
            assertThat(running.client().get(PLACE).status(), is(not(200)));
            Reply token = running.server().send("POST", "/auth/token", "a=b", "Content-Type", ServiceClient.FORM);
            assertThat(token.status(), is(404));
            assertThat(token.json().path("error").asText(), is("invalid_request"));
        }
    }

    private static List<String> texts(JsonNode node, String name) {
        List<String> texts = new ArrayList<>();
        node.path(name).forEach(t -> texts.add(t.asText()));
        return texts;
    }
}
