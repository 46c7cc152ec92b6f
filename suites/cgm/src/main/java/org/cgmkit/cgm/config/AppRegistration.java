package org.cgmkit.cgm.config;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an app is registered at the receiver of the run (SMART App Launch 2.2, "Registering a SMART App with an EHR"). Without
 * a secret and keys it is a public one.
 *
 * @param clientId its id
 * @param redirectUris where codes may be sent; pages of their origins may call the receiver from a browser
 * @param secret the secret by which it authenticates, or null
 * @param jwks the public keys by which it authenticates as a JWK Set (RFC 7517), or null
 * @param jwksUrl where those are, or null
 */
public record AppRegistration(
        String clientId,
        List<String> redirectUris,
        @Nullable String secret,
        @Nullable String jwks,
        @Nullable URI jwksUrl) {

    public AppRegistration {
        redirectUris = List.copyOf(redirectUris);
    }

    /** Of a public app. */
    public static AppRegistration ofPublic(String clientId, List<String> redirectUris) {
        return new AppRegistration(clientId, redirectUris, null, null, null);
    }

    /** Whether it authenticates by a signed assertion. */
    public boolean hasKeys() {
        return jwks != null || jwksUrl != null;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "AppRegistration[clientId=" + clientId + "]";
    }
}
