package org.cgmkit.ehr.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.TestClient;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.authorization.client.RegisteredClient;

/** A backend service with a key of its own, as a test sees it; every part of its requests can be made wrong. */
public final class ServiceClient {
    /** Its client id. */
    public static final String ID = "glucose-service";

    static final String FORM = "application/x-www-form-urlencoded";
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final JWK key;
    private final JWSAlgorithm algorithm;

    private ServiceClient(JWK key, JWSAlgorithm algorithm) {
        this.key = key;
        this.algorithm = algorithm;
    }

    /** One with a key on P-384. */
    public static ServiceClient es384() {
        try {
            return new ServiceClient(
                    new ECKeyGenerator(Curve.P_384)
                            .keyID("ec")
                            .keyUse(KeyUse.SIGNATURE)
                            .generate(),
                    JWSAlgorithm.ES384);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static ServiceClient rsa(JWSAlgorithm algorithm) {
        try {
            return new ServiceClient(new RSAKeyGenerator(2048).keyID("rsa").generate(), algorithm);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** The options of a sandbox that knows it. */
    public SmartOptions knownTo(SmartOptions options) {
        return options.with(registered());
    }

    RegisteredClient registered() {
        return RegisteredClient.service(ID, publicKeys());
    }

    String publicKeys() {
        return new JWKSet(key).toString(true);
    }

    JWK key() {
        return key;
    }

    /** A fresh assertion with changed claims. */
    String assertion(String tokenUrl, UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(header().build(), change.apply(claims(tokenUrl)).build());
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).type(JOSEObjectType.JWT);
    }

    static JWTClaimsSet.Builder claims(String tokenUrl) {
        return new JWTClaimsSet.Builder()
                .issuer(ID)
                .subject(ID)
                .audience(tokenUrl)
                .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString());
    }

    String signed(JWSHeader header, JWTClaimsSet claims) {
        try {
            JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, header.getAlgorithm());
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** The text of an access token with those scopes. */
    public String token(Sandbox sandbox, String scope) {
        Reply reply = ask(sandbox, assertion(sandbox.authorizationUrl() + "/token", c -> c), scope);
        if (reply.status() != 200) {
            throw new AssertionError("no token: " + reply.body());
        }
        return reply.json().path("access_token").asText();
    }

    /** Asks for a token with that assertion. */
    static Reply ask(Sandbox sandbox, String assertion, String scope) {
        return post(
                sandbox,
                "/token",
                "grant_type",
                "client_credentials",
                "scope",
                scope,
                "client_assertion_type",
                TYPE,
                "client_assertion",
                assertion);
    }

    /** Posts a form to an endpoint of the authorization server. */
    static Reply post(Sandbox sandbox, String place, String... parameters) {
        return new TestClient(sandbox.authorizationUrl()).send("POST", place, form(parameters), "Content-Type", FORM);
    }

    /** Names and values as a form. */
    static String form(String... parameters) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }
}
