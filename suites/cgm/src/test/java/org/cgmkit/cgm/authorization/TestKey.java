package org.cgmkit.cgm.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.kit.config.ClientKey;

/** A key of the kit for a test, and the registration that goes with it. */
public record TestKey(JWK jwk) {
    /** The client id of the kit. */
    public static final String CLIENT = "cgmkit-service";

    /** One for ES384. */
    public static TestKey es384() {
        try {
            return new TestKey(new ECKeyGenerator(Curve.P_384).keyID("test-ec").generate());
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** One for RS384. */
    static TestKey rs384() {
        try {
            return new TestKey(new RSAKeyGenerator(2048).keyID("test-rsa").generate());
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** What the kit signs with. */
    public ClientKey key() {
        return ClientKey.of(jwk);
    }

    /** How a sandbox knows the kit. */
    public RegisteredClient registered() {
        return RegisteredClient.service(CLIENT, new JWKSet(jwk).toString(true));
    }
}
