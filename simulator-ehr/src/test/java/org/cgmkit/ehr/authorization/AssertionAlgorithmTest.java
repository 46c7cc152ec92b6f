package org.cgmkit.ehr.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.List;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.TestSimulator;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.Test;

/** Servers that know one signature of client assertions only, which is all that SMART asks of them. */
class AssertionAlgorithmTest {
    private static final String SCOPE = "system/Observation.cruds";

    @Test
    void aServerOfRsaKeysTakesThemOnlyAndSaysSo() {
        assertOnly("RS384", ServiceClient.rsa(JWSAlgorithm.RS384), ServiceClient.es384(), "ES384");
    }

    @Test
    void aServerOfKeysOnACurveTakesThemOnlyAndSaysSo() {
        assertOnly("ES384", ServiceClient.es384(), ServiceClient.rsa(JWSAlgorithm.RS384), "RS384");
    }

    @Test
    void aServerKnowsAtLeastOne() {
        var none = assertThrows(
                IllegalArgumentException.class, () -> SmartOptions.standard().knowing(List.of()));
        var other = assertThrows(
                IllegalArgumentException.class, () -> SmartOptions.standard().knowing(List.of("RS256")));

        assertThat(
                none.getMessage(),
                is("Expected RS384, ES384 or both as the algorithms of client assertions, but got none."));
        assertThat(other.getMessage(), containsString("but got RS256."));
    }

    private static void assertOnly(String algorithm, ServiceClient known, ServiceClient stranger, String other) {
        Reply taken = answered(algorithm, known);
        Reply refused = answered(algorithm, stranger);

        assertThat(taken.body(), taken.status(), is(200));
        assertThat(refused.status(), is(400));
        assertThat(
                refused.json().path("error_description").asText(),
                is("Expected " + algorithm + " as alg of the assertion, but it is " + other + "."));
    }

    private static Reply answered(String algorithm, ServiceClient client) {
        SmartOptions options = client.knownTo(SmartOptions.standard()).knowing(List.of(algorithm));
        try (TestSimulator running =
                TestSimulator.with(SandboxOptions.standard().withSmart(options))) {
            Sandbox sandbox = running.simulator().sandbox();
            assertThat(
                    running.client()
                            .get("/.well-known/smart-configuration")
                            .json()
                            .path("token_endpoint_auth_signing_alg_values_supported")
                            .toString(),
                    is("[\"" + algorithm + "\"]"));
            return ServiceClient.ask(sandbox, client.assertion(sandbox.authorizationUrl() + "/token", c -> c), SCOPE);
        }
    }
}
