package org.cgmkit.kit.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.cgmkit.kit.config.ClientKey;

/**
 * Says who the kit is, signed (SMART App Launch, "Authenticating to the Token endpoint"; RFC 7523).
 *
 * @param clientId the id under which it is registered
 * @param key what it signs with
 * @param tokenUrl whom it says it to
 */
public record ClientAssertion(String clientId, ClientKey key, URI tokenUrl) {
    /** The kind of assertion (RFC 7523, section 2.2). */
    public static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** SMART allows five minutes; a clock that is a little fast must not make it more. */
    private static final Duration LIFE = Duration.ofMinutes(3);

    /** A fresh assertion, which counts once. */
    public String signed() {
        return signed(LIFE, UUID.randomUUID().toString());
    }

    /**
     * An assertion.
     *
     * @param life how long it counts from now on
     * @param number its {@code jti}
     */
    public String signed(Duration life, String number) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(tokenUrl.toString())
                .expirationTime(Date.from(Instant.now().plus(life)))
                .jwtID(number)
                .build();
        JWSHeader header = new JWSHeader.Builder(key.algorithm())
                .type(JOSEObjectType.JWT)
                .keyID(key.id())
                .build();
        try {
            SignedJWT assertion = new SignedJWT(header, claims);
            assertion.sign(signer(key.key()));
            return assertion.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The key, which was looked at when it was read, does not sign.", e);
        }
    }

    private static JWSSigner signer(PrivateKey key) throws JOSEException {
        return key instanceof ECPrivateKey ? new ECDSASigner(key, Curve.P_384) : new RSASSASigner(key);
    }
}
