package org.cgmkit.ehr.authorization.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.cgmkit.ehr.authorization.oauth.SandboxAddresses;
import org.cgmkit.ehr.submission.Json;
import org.jspecify.annotations.Nullable;

/**
 * Tells apps who their user is (SMART App Launch 2.2, "Scopes for requesting identity data"; OpenID Connect Core, section
 * 2). Users of the simulator are its patients, who act for themselves.
 */
public final class IdTokens {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Clock clock;
    private @Nullable RSAKey key;

    public IdTokens(Clock clock) {
        this.clock = clock;
    }

    /** The public keys by which the tokens can be checked. */
    public ObjectNode publicKeys() {
        return Json.object(new JWKSet(key()).toString(true));
    }

    /** A signed token for a client about the patient of a grant. */
    public String issue(Grant grant, @Nullable String nonce, SandboxAddresses here) {
        Instant now = clock.instant();
        String patient = grant.patient();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(here.issuer())
                .subject(patient == null ? "nobody" : patient)
                .audience(grant.client())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)));
        if (nonce != null) {
            claims.claim("nonce", nonce);
        }
        if (patient != null && grant.scopes().has("fhirUser")) {
            claims.claim("fhirUser", here.base() + "/Patient/" + patient);
        }
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key().getKeyID())
                            .type(JOSEObjectType.JWT)
                            .build(),
                    claims.build());
            token.sign(new RSASSASigner(key()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every JDK signs by RS256.", e);
        }
    }

    /** Made when it is first needed, which most sandboxes never do. */
    private synchronized RSAKey key() {
        RSAKey ready = key;
        if (ready == null) {
            try {
                ready = new RSAKeyGenerator(2048)
                        .keyID(UUID.randomUUID().toString())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.RS256)
                        .generate();
            } catch (JOSEException e) {
                throw new IllegalStateException("Every JDK makes RSA keys.", e);
            }
            key = ready;
        }
        return ready;
    }
}
