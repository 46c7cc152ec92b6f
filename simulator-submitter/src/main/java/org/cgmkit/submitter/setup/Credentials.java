package org.cgmkit.submitter.setup;

import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import org.cgmkit.guide.cgm.GuideScopes;

/** As whom the app comes. */
public sealed interface Credentials {

    /** It shows no credential. */
    record None() implements Credentials {}

    /**
     * It shows a token that somebody gave it.
     *
     * @param token the bearer token
     */
    record Bearer(String token) implements Credentials {
        @Override
        public String toString() {
            return "Bearer[token=***]";
        }
    }

    /**
     * It gets tokens as a backend service (SMART App Launch 2.2, "Backend Services").
     *
     * @param clientId the id that it is registered under
     * @param key its private key: RSA, or on the curve P-384, with the key id of the registered public key
     * @param scopes what it asks for, separated by blanks
     */
    record BackendServices(String clientId, JWK key, String scopes) implements Credentials {

        /** With the scopes that the guide lists. */
        public static BackendServices of(String clientId, JWK key) {
            return new BackendServices(clientId, key, GuideScopes.ofServices());
        }

        @Override
        public String toString() {
            return "BackendServices[clientId=" + clientId + "]";
        }
    }

    /**
     * A person authorizes it (SMART App Launch 2.2, "Standalone Launch"). That person is played here: the app itself
     * fills in the form of the EHR simulator's page.
     *
     * @param clientId the id that it is registered under, as a public client
     * @param redirectUri where the authorization code is to be sent; nobody has to listen there
     * @param scopes what it asks for, separated by blanks
     */
    record Standalone(String clientId, URI redirectUri, String scopes) implements Credentials {

        /** With the scopes that the guide lists. */
        public static Standalone of(String clientId, URI redirectUri) {
            return new Standalone(clientId, redirectUri, GuideScopes.ofApps());
        }
    }
}
