package org.cgmkit.ehr.authorization.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.cgmkit.ehr.authorization.oauth.OAuthException;
import org.cgmkit.ehr.store.DataSet;
import org.jspecify.annotations.Nullable;

/** Checks signed client assertions (SMART App Launch 2.2, "Asymmetric Authentication"; RFC 7523). */
public final class ClientAssertions {
    /** How far the clocks of two machines may be apart. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final Function<String, @Nullable RegisteredClient> clients;
    private final List<String> algorithms;
    private final Clock clock;
    private final UsedAssertions replays;
    private final AssertionRules rules;

    /** Checks assertions of those clients that are signed by one of those algorithms. */
    public ClientAssertions(
            Function<String, @Nullable RegisteredClient> clients,
            List<String> algorithms,
            DataSet data,
            Clock clock,
            AssertionRules rules) {
        this.rules = rules;
        this.clients = clients;
        this.algorithms = List.copyOf(algorithms);
        this.replays = new UsedAssertions(data);
        this.clock = clock;
    }

    /**
     * The client that an assertion speaks for.
     *
     * @param audiences the addresses of the token endpoint
     * @throws OAuthException where it does not count
     */
    RegisteredClient check(String assertion, Set<String> audiences) {
        try {
            SignedJWT jwt = SignedJWT.parse(assertion);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            RegisteredClient client = issuer(claims);
            checkSignature(jwt, client);
            checkClaims(claims, audiences);
            checkNew(claims, client);
            return client;
        } catch (ParseException e) {
            throw OAuthException.invalidClient(
                    "Expected a signed JWT as client_assertion, but it cannot be read: " + e.getMessage() + ".");
        }
    }

    private RegisteredClient issuer(JWTClaimsSet claims) {
        String issuer = claims.getIssuer();
        if (issuer == null || !issuer.equals(claims.getSubject())) {
            throw OAuthException.invalidClient("Expected the client_id as iss and as sub of the assertion, but iss is "
                    + issuer + " and sub is " + claims.getSubject() + ".");
        }
        RegisteredClient client = clients.apply(issuer);
        if (client == null) {
            throw OAuthException.invalidClient(
                    "Expected the id of a client of this sandbox as iss, but it knows none called " + issuer + ".");
        }
        if (!client.hasKeys()) {
            throw OAuthException.invalidClient("Expected a client with registered keys, but " + issuer
                    + " has none: register it with jwks or jwksUrl.");
        }
        return client;
    }

    private void checkSignature(SignedJWT jwt, RegisteredClient client) {
        JWSHeader header = jwt.getHeader();
        if (!algorithms.contains(header.getAlgorithm().getName())) {
            throw OAuthException.invalidClient("Expected " + String.join(" or ", algorithms)
                    + " as alg of the assertion, but it is " + header.getAlgorithm() + ".");
        }
        // SMART asks for it, but common libraries leave it out, and nothing hangs on it.
        if (header.getType() != null && !JOSEObjectType.JWT.equals(header.getType())) {
            throw OAuthException.invalidClient(
                    "Expected JWT as typ of the assertion, but it is " + header.getType() + ".");
        }
        String kid = header.getKeyID();
        if (kid == null) {
            throw OAuthException.invalidClient(
                    "Expected the kid of a registered key in the assertion, but there is none.");
        }
        if (header.getJWKURL() != null && !header.getJWKURL().equals(client.jwksUrl())) {
            throw OAuthException.invalidClient(
                    "Expected the registered address of the keys as jku, or no jku, but it is " + header.getJWKURL()
                            + ".");
        }
        JWK key = rules.key(client, kid)
                .orElseThrow(() -> OAuthException.invalidClient("Expected the kid of a key that client " + client.id()
                        + " has registered, but it is " + kid + "."));
        try {
            JWSVerifier verifier = verifier(key, kid);
            if (rules.checksSignature() && !jwt.verify(verifier)) {
                throw OAuthException.invalidClient(
                        "Expected a signature by the key " + kid + ", but it is another one.");
            }
        } catch (JOSEException e) {
            throw OAuthException.invalidClient("Expected a signature with the key " + kid + " by "
                    + header.getAlgorithm() + ", but it cannot be checked: " + e.getMessage() + ".");
        }
    }

    private static JWSVerifier verifier(JWK key, String kid) throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            case ECKey ec -> new ECDSAVerifier(ec);
            default ->
                throw OAuthException.invalidClient("Expected an RSA key or one on the curve P-384 as " + kid
                        + ", but it has the type " + key.getKeyType() + ".");
        };
    }

    private void checkClaims(JWTClaimsSet claims, Set<String> audiences) {
        if (!rules.isFor(claims.getAudience(), audiences)) {
            throw OAuthException.invalidClient("Expected the token endpoint " + String.join(" or ", audiences)
                    + " as aud of the assertion, but it is " + claims.getAudience() + ".");
        }
        Instant now = clock.instant();
        Date expires = claims.getExpirationTime();
        if (expires == null) {
            throw OAuthException.invalidClient("Expected exp in the assertion, but there is none.");
        }
        if (!expires.toInstant().plus(SKEW).isAfter(now)) {
            throw OAuthException.invalidClient(
                    "Expected an assertion that counts, but it expired at " + expires.toInstant() + ".");
        }
        if (expires.toInstant().isAfter(now.plus(rules.longest()).plus(SKEW))) {
            throw OAuthException.invalidClient("Expected an exp at most five minutes ahead, but it is "
                    + expires.toInstant() + ", and now it is " + now + ".");
        }
        Date notBefore = claims.getNotBeforeTime();
        if (notBefore != null && notBefore.toInstant().isAfter(now.plus(SKEW))) {
            throw OAuthException.invalidClient(
                    "Expected an assertion that counts, but it does so not before " + notBefore.toInstant() + ".");
        }
    }

    private void checkNew(JWTClaimsSet claims, RegisteredClient client) {
        String jti = claims.getJWTID();
        if (jti == null || jti.isBlank()) {
            throw OAuthException.invalidClient("Expected a jti in the assertion, but there is none.");
        }
        Instant until = claims.getExpirationTime().toInstant().plus(SKEW);
        if (rules.countsOnce() && !replays.isNew(client.id(), jti, clock.instant(), until)) {
            throw OAuthException.invalidClient("Expected an assertion that was not used before, but its jti " + jti
                    + " was: make a new one for each" + " request.");
        }
    }
}
