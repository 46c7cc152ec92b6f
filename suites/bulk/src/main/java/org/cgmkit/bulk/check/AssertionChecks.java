package org.cgmkit.bulk.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notTested;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cgmkit.bulk.client.JobCalls;
import org.cgmkit.bulk.client.KeyServer;
import org.cgmkit.bulk.client.TokenCalls;
import org.cgmkit.bulk.config.ClientIdentity;
import org.cgmkit.kit.authorization.ClientAssertion;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.config.ClientKey;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Client assertions and the keys behind them (SMART App Launch, "Backend Services"). */
@ExtendWith(SubjectExtension.class)
class AssertionChecks {
    private static final Duration LIFE = Duration.ofMinutes(3);
    private static final Duration TOO_LONG = Duration.ofMinutes(30);

    @Shall("bulk-source.auth.assertion")
    @DisplayName("Assertions that do not count get no token")
    void refusesWrongAssertions(Source source) {
        TokenCalls tokens = source.tokens();
        ClientIdentity client = source.target().client();
        String endpoint = tokens.endpoint();
        ClientAssertion right = TokenCalls.assertion(client, endpoint);
        String used = right.signed();
        if (!tokens.ask(endpoint, used, client.scopes()).succeeded()) {
            throw inconclusive("A right assertion got no token, so nothing can be said of wrong ones.");
        }
        ClientKey key = client.signing();
        JWK stranger = fresh();
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put(
                "for another audience",
                new ClientAssertion(client.id(), key, URI.create("https://cgmkit.example/token")).signed());
        wrong.put(
                "that counts for half an hour",
                right.signed(TOO_LONG, UUID.randomUUID().toString()));
        wrong.put("whose jti was used", used);
        wrong.put(
                "with an unknown kid",
                new ClientAssertion(
                                client.id(),
                                new ClientKey(key.key(), "unknown-" + key.id(), key.algorithm()),
                                right.tokenUrl())
                        .signed());
        wrong.put("signed by another key", signedBy(stranger, key.id(), client, right));
        List<String> taken = new ArrayList<>();
        wrong.forEach((how, assertion) -> {
            Exchange answer = tokens.ask(endpoint, assertion, client.scopes());
            String error = answer.json().path("error").asText();
            if (answer.succeeded()) {
                taken.add("one " + how + " got a token");
            } else if (!answer.refused() || !error.equals("invalid_client")) {
                taken.add("one " + how + " was answered " + answer.status() + " " + error);
            }
        });
        assertNone("assertions that should be refused with invalid_client", taken, "");
    }

    private static String signedBy(JWK key, String id, ClientIdentity client, ClientAssertion right) {
        ClientKey other = ClientKey.of(key);
        return new ClientAssertion(client.id(), new ClientKey(other.key(), id, other.algorithm()), right.tokenUrl())
                .signed(LIFE, UUID.randomUUID().toString());
    }

    @Shall("bulk-source.auth.rotation")
    @DisplayName("A new key counts and a removed one does not, once Cache-Control is over")
    void followsKeys(Source source) {
        KeyServer served = source.session()
                .keys()
                .orElseThrow(() ->
                        notTested("This needs 'client.keysAt' in the target file: where cgmkit serves its keys."));
        ClientIdentity client = source.target().client();
        TokenCalls tokens = source.tokens();
        String endpoint = tokens.endpoint();
        if (!asks(tokens, client, endpoint).succeeded()) {
            throw inconclusive("The first key got no token, so nothing can be said of others.");
        }
        ClientIdentity next = new ClientIdentity(client.id(), fresh(), client.scopes());
        List<String> wrong = new ArrayList<>();
        served.serve(List.of(client.key(), next.key()));
        overCache();
        Exchange answer = asks(tokens, next, endpoint);
        if (!answer.succeeded()) {
            wrong.add("a new key, published, was answered " + answer.status());
        }
        served.serve(List.of(next.key()));
        overCache();
        answer = asks(tokens, client, endpoint);
        if (answer.succeeded()) {
            wrong.add("a removed key got a token");
        }
        served.serve(List.of(client.key()));
        overCache();
        assertNone(
                "keys that count or do not count any more against what is published",
                wrong,
                "Cache-Control let them be kept for " + KeyServer.KEPT.toSeconds() + " s.");
    }

    private static Exchange asks(TokenCalls tokens, ClientIdentity client, String endpoint) {
        return tokens.ask(endpoint, TokenCalls.assertion(client, endpoint).signed(), client.scopes());
    }

    private static void overCache() {
        JobCalls.pause(KeyServer.KEPT.plusMillis(200));
    }

    private static ECKey fresh() {
        try {
            return new ECKeyGenerator(Curve.P_384)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES384)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java makes such keys.", e);
        }
    }
}
