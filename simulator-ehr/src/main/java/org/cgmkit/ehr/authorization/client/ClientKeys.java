package org.cgmkit.ehr.authorization.client;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import org.cgmkit.ehr.authorization.oauth.OAuthException;

/** Finds the public keys of clients (SMART App Launch 2.2, "Registering a client (communicating public keys)"). */
final class ClientKeys {
    private static final int PATIENCE_MS = 5_000;
    private static final int LARGEST = 256 * 1024;

    private ClientKeys() {}

    /**
     * The keys of a client. Those at an address are looked up each time.
     *
     * @throws OAuthException where they cannot be looked up
     */
    static JWKSet of(RegisteredClient client) {
        URI url = client.jwksUrl();
        String jwks = client.jwks();
        try {
            if (jwks != null) {
                return JWKSet.parse(jwks);
            }
            return url == null
                    ? new JWKSet()
                    : JWKSet.parse(new DefaultResourceRetriever(PATIENCE_MS, PATIENCE_MS, LARGEST)
                            .retrieveResource(url.toURL())
                            .getContent());
        } catch (IOException | ParseException | IllegalArgumentException e) {
            throw OAuthException.invalidClient("Expected a JWK Set at " + url + ", where client " + client.id()
                    + " has its keys, but it cannot be read: " + e.getMessage() + ".");
        }
    }
}
