package org.cgmkit.submitter.smart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cgmkit.submitter.outbox.AppState;
import org.cgmkit.submitter.outbox.StoredGrant;
import org.cgmkit.submitter.setup.Credentials.BackendServices;
import org.cgmkit.submitter.wire.HttpSender;
import org.cgmkit.submitter.wire.NoAnswerException;

/** Tokens of a backend service (SMART App Launch 2.2, "Backend Services"): there is always another one to be had. */
public final class ServiceTokenSource implements TokenSource {
    private static final int SECONDS = 240;

    private final BackendServices service;
    private final SmartServer server;
    private final AppState memory;
    private final AuthorizationRules how;

    /** Nothing is asked for yet. */
    public ServiceTokenSource(
            BackendServices service, URI base, HttpSender wire, AppState memory, AuthorizationRules how) {
        this.service = service;
        this.server = new SmartServer(base, wire);
        this.memory = memory;
        this.how = how;
    }

    @Override
    public Optional<String> token() throws NoAnswerException, AccessRefusedException {
        if (memory.grant().isEmpty()) {
            renew();
        }
        return memory.grant().map(StoredGrant::accessToken);
    }

    @Override
    public boolean renew() throws NoAnswerException, AccessRefusedException {
        try {
            memory.keep(server.token(
                    Map.of(
                            "grant_type",
                            "client_credentials",
                            "scope",
                            how.scopes().apply(service.scopes()),
                            "client_assertion_type",
                            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                            "client_assertion",
                            assertion(server.endpoint("token_endpoint"))),
                    null));
            return true;
        } catch (SmartServer.TakenBack e) {
            throw new AccessRefusedException(e.sentence());
        }
    }

    @Override
    public Optional<String> patient() {
        return Optional.empty();
    }

    private String assertion(URI audience) {
        JWTClaimsSet claims = how.asserting()
                .apply(new JWTClaimsSet.Builder()
                        .issuer(service.clientId())
                        .subject(service.clientId())
                        .audience(audience.toString())
                        .expirationTime(Date.from(Instant.now().plusSeconds(SECONDS)))
                        .jwtID(UUID.randomUUID().toString())
                        .build());
        JWK key = service.key();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm(key))
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            jwt.sign(signer(key));
        } catch (JOSEException e) {
            throw new IllegalArgumentException(
                    "Expected a private RSA key, or one on the curve P-384, for " + service.clientId()
                            + ", but it does not sign: " + e.getMessage(),
                    e);
        }
        return jwt.serialize();
    }

    private static JWSAlgorithm algorithm(JWK key) {
        return key instanceof RSAKey ? JWSAlgorithm.RS384 : JWSAlgorithm.ES384;
    }

    private static JWSSigner signer(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSASigner(rsa);
            case ECKey ec -> new ECDSASigner(ec);
            default -> throw new JOSEException("it is of the type " + key.getKeyType());
        };
    }
}
