package org.cgmkit.ehr.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.TestSimulator;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an assertion of a backend service has to be, part by part. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientAssertionTest {
    private static final String SCOPE = "system/Observation.cruds system/Device.c";

    private final ServiceClient service = ServiceClient.es384();
    private final TestSimulator running = TestSimulator.with(smart(service.registered()));
    private final Sandbox sandbox = running.simulator().sandbox();
    private final String tokenUrl = sandbox.authorizationUrl() + "/token";

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void mayNotUseWeakerSignatures() {
        ServiceClient rsa = ServiceClient.rsa(JWSAlgorithm.RS256);
        try (Sandbox other = running.simulator().createSandbox(smart(rsa.registered()))) {
            Reply reply = ServiceClient.ask(other, rsa.assertion(other.authorizationUrl() + "/token", c -> c), SCOPE);

            refused(reply, "Expected RS384 or ES384 as alg of the assertion, but it is RS256.");
        }
    }

    @Test
    void areNotServedTwiceForOneAssertion() {
        String assertion = service.assertion(tokenUrl, c -> c);

        Reply first = ServiceClient.ask(sandbox, assertion, SCOPE);
        Reply second = ServiceClient.ask(sandbox, assertion, SCOPE);

        assertThat(first.status(), is(200));
        refused(second, "Expected an assertion that was not used before, but its jti ");
    }

    @Test
    void needAllClaims() {
        Instant now = Instant.now();
        refused(claiming(c -> c.jwtID(null)), "Expected a jti in the assertion, but there is none.");
        refused(claiming(c -> c.expirationTime(null)), "Expected exp in the assertion, but there is none.");
        refused(
                claiming(c -> c.expirationTime(Date.from(now.minusSeconds(60)))),
                "Expected an assertion that counts, but it expired at ");
        refused(
                claiming(c -> c.expirationTime(Date.from(now.plusSeconds(600)))),
                "Expected an exp at most five minutes ahead, but it is ");
        refused(
                claiming(c -> c.notBeforeTime(Date.from(now.plusSeconds(60)))),
                "Expected an assertion that counts, but it does so not before ");
        refused(
                claiming(c -> c.audience("https://elsewhere.example.org/token")),
                "Expected the token endpoint " + tokenUrl + " as aud of the assertion, but it is [https://elsewhere");
        refused(
                claiming(c -> c.subject("somebody")),
                "Expected the client_id as iss and as sub of the assertion, but iss is glucose-service and sub is"
                        + " somebody.");
        refused(
                claiming(c -> c.issuer("nobody").subject("nobody")),
                "Expected the id of a client of this sandbox as iss, but it knows none called nobody.");
        refused(
                claiming(c -> c.issuer(SmartOptions.APP).subject(SmartOptions.APP)),
                "Expected a client with registered keys, but cgmkit-app has none");
    }

    @Test
    void needTheHeaderOfAKnownKey() {
        JWTClaimsSet claims = ServiceClient.claims(tokenUrl).build();
        refused(
                ServiceClient.ask(
                        sandbox, service.signed(service.header().keyID(null).build(), claims), SCOPE),
                "Expected the kid of a registered key in the assertion, but there is none.");
        refused(
                ServiceClient.ask(
                        sandbox, service.signed(service.header().keyID("other").build(), claims), SCOPE),
                "Expected the kid of a key that client glucose-service has registered, but it is other.");
        refused(
                ServiceClient.ask(
                        sandbox,
                        service.signed(
                                service.header()
                                        .type(new JOSEObjectType("at+jwt"))
                                        .build(),
                                claims),
                        SCOPE),
                "Expected JWT as typ of the assertion, but it is at+jwt.");
        refused(
                ServiceClient.ask(
                        sandbox,
                        service.signed(
                                service.header()
                                        .jwkURL(URI.create("https://evil.example.org/jwks"))
                                        .build(),
                                claims),
                        SCOPE),
                "Expected the registered address of the keys as jku, or no jku");
        refused(
                ServiceClient.ask(
                        sandbox, ServiceClient.es384().signed(service.header().build(), claims), SCOPE),
                "Expected a signature by the key ec, but it is another one.");
        refused(ServiceClient.ask(sandbox, "rubbish", SCOPE), "Expected a signed JWT as client_assertion");
    }

    @Test
    void mayKeepTheirKeysElsewhere() throws IOException {
        HttpServer keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys.createContext("/jwks", exchange -> {
            byte[] body = service.publicKeys().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        keys.start();
        URI url = URI.create("http://127.0.0.1:" + keys.getAddress().getPort() + "/jwks");
        try (Sandbox other =
                running.simulator().createSandbox(smart(service.registered().withKeysAt(url)))) {
            assertThat(service.token(other, SCOPE), is(not("")));
            keys.stop(0);
            refused(
                    ServiceClient.ask(other, service.assertion(other.authorizationUrl() + "/token", c -> c), SCOPE),
                    "Expected a JWK Set at " + url + ", where client glucose-service has its keys");
        } finally {
            keys.stop(0);
        }
    }

    private static SandboxOptions smart(RegisteredClient client) {
        return SandboxOptions.standard().withSmart(SmartOptions.standard().with(client));
    }

    private Reply claiming(UnaryOperator<JWTClaimsSet.Builder> change) {
        return ServiceClient.ask(sandbox, service.assertion(tokenUrl, change), SCOPE);
    }

    private static void refused(Reply reply, String message) {
        assertThat(reply.body(), reply.status(), is(400));
        assertThat(reply.json().path("error").asText(), is("invalid_client"));
        assertThat(reply.json().path("error_description").asText(), startsWith(message));
        assertThat(reply.response().headers().firstValue("Cache-Control").orElse(""), is("no-store"));
    }
}
