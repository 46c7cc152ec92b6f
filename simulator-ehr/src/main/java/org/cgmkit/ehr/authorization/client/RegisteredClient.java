package org.cgmkit.ehr.authorization.client;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cgmkit.ehr.authorization.oauth.RandomSecrets;
import org.jspecify.annotations.Nullable;

/**
 * A client that a sandbox knows. With keys it authenticates by a signed assertion, with a secret by that, else it is a
 * public one (SMART App Launch 2.2, "Client Authentication").
 *
 * @param id the client_id
 * @param redirectUris where codes may be sent; those of the loopback interface match at any port (RFC 8252, section 7.3)
 * @param scopes what it may be given at most
 * @param jwks its public keys as a JWK Set (RFC 7517), or null
 * @param jwksUrl where its public keys are, or null
 * @param secret its secret, or where only that is known its hash, or null
 * @param launchUrl where an EHR launch of it begins, or null where it is not launched by EHRs
 */
public record RegisteredClient(
        String id,
        List<String> redirectUris,
        String scopes,
        @Nullable String jwks,
        @Nullable URI jwksUrl,
        @Nullable String secret,
        @Nullable URI launchUrl) {
    /** All that a sandbox can give. */
    public static final String EVERY_SCOPE = "launch launch/patient openid fhirUser offline_access online_access"
            + " patient/*.cruds user/*.cruds system/*.cruds";

    /** What the hash of a secret begins with that is known as a hash only. */
    static final String HASHED = "sha256:";

    private static final Set<String> SCRIPTS = Set.of("javascript", "data", "vbscript", "file", "about", "blob");

    public RegisteredClient {
        redirectUris = List.copyOf(redirectUris);
        if (id.isBlank() || !id.matches("[\\x21-\\x7E]+")) {
            throw new IllegalArgumentException(
                    "Expected visible ASCII characters without spaces as the id of a client, but got " + id + ".");
        }
        redirectUris.forEach(uri -> checkRedirectUri(id, uri));
        if (jwks != null) {
            checkKeys(id, jwks);
        }
        if (launchUrl != null && RedirectUri.origin(launchUrl.toString()) == null) {
            throw new IllegalArgumentException("Expected a launch URL of client " + id
                    + " such as https://app.example.org/launch, but got " + launchUrl + ".");
        }
        if ((jwks == null ? 0 : 1) + (jwksUrl == null ? 0 : 1) + (secret == null ? 0 : 1) > 1) {
            throw new IllegalArgumentException(
                    "Expected one of jwks, jwksUrl and secret for client " + id + ", or none, but there are several.");
        }
    }

    /** A public app with those redirect URIs, which may be given every scope. */
    public static RegisteredClient app(String id, List<String> redirectUris) {
        return new RegisteredClient(id, redirectUris, EVERY_SCOPE, null, null, null, null);
    }

    /** A backend service with that JWK Set, which may be given every scope. */
    public static RegisteredClient service(String id, String jwks) {
        return new RegisteredClient(id, List.of(), EVERY_SCOPE, jwks, null, null, null);
    }

    /** The same with keys at an address. */
    public RegisteredClient withKeysAt(URI url) {
        return new RegisteredClient(id, redirectUris, scopes, null, url, null, launchUrl);
    }

    /** The same with a secret. */
    public RegisteredClient withSecret(String other) {
        return new RegisteredClient(id, redirectUris, scopes, null, null, other, launchUrl);
    }

    /** The same that may be given those scopes at most. */
    public RegisteredClient withScopes(String others) {
        return new RegisteredClient(id, redirectUris, others, jwks, jwksUrl, secret, launchUrl);
    }

    /** The same with other redirect URIs. */
    public RegisteredClient redirectedTo(List<String> others) {
        return new RegisteredClient(id, others, scopes, jwks, jwksUrl, secret, launchUrl);
    }

    /** The same that an EHR launches there. */
    public RegisteredClient launchedAt(URI url) {
        return new RegisteredClient(id, redirectUris, scopes, jwks, jwksUrl, secret, url);
    }

    /** Whether it authenticates by a signed assertion. */
    public boolean hasKeys() {
        return jwks != null || jwksUrl != null;
    }

    /** Whether it cannot authenticate. */
    public boolean isPublic() {
        return !hasKeys() && secret == null;
    }

    /** Whether it has a secret, and that is it. */
    boolean hasSecret(String shown) {
        if (secret == null) {
            return false;
        }
        return secret.startsWith(HASHED)
                ? RandomSecrets.same(secret, HASHED + RandomSecrets.hash(shown))
                : RandomSecrets.same(secret, shown);
    }

    /** How it authenticates at the token endpoint, by the name of the OAuth registry. */
    public String authenticationMethod() {
        return hasKeys() ? "private_key_jwt" : secret != null ? "client_secret_basic" : "none";
    }

    /** Whether a code may be sent there (RFC 6749, section 3.1.2.3; RFC 8252, section 7.3). */
    public boolean admits(String redirectUri) {
        return redirectUris.stream().anyMatch(r -> RedirectUri.matches(r, redirectUri));
    }

    /**
     * Whether pages of that origin, such as {@code https://app.example.org}, belong to it: those of its redirect URIs, which
     * make its requests where it runs in a browser.
     */
    public boolean admitsOrigin(String origin) {
        return redirectUris.stream().anyMatch(r -> RedirectUri.isOfOrigin(r, origin));
    }

    /** Whether that address is at the origin of one of its redirect URIs. */
    public boolean admitsPage(String url) {
        String origin = RedirectUri.origin(url);
        return origin != null && admitsOrigin(origin);
    }

    private static void checkRedirectUri(String id, String uri) {
        URI parsed;
        try {
            parsed = URI.create(uri);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Expected redirect URIs of client " + id + " such as https://app.example.org/callback, but got "
                            + uri + ".",
                    e);
        }
        if (!parsed.isAbsolute()
                || parsed.getRawFragment() != null
                || SCRIPTS.contains(parsed.getScheme().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Expected redirect URIs of client " + id
                    + " such as https://app.example.org/callback, with a scheme and without a fragment, but got " + uri
                    + ".");
        }
    }

    private static void checkKeys(String id, String jwks) {
        try {
            JWKSet keys = JWKSet.parse(jwks);
            if (keys.toPublicJWKSet().isEmpty()) {
                throw new IllegalArgumentException(
                        "Expected at least one public key in the jwks of client " + id + ", but there is none.");
            }
            if (keys.containsNonPublicKeys()) {
                throw new IllegalArgumentException("Expected only public keys in the jwks of client " + id
                        + ", but there are private ones: keep those, and make new ones, as these are known now.");
            }
        } catch (ParseException e) {
            throw new IllegalArgumentException(
                    "Expected a JWK Set as the jwks of client " + id + ": " + e.getMessage() + ".", e);
        }
    }
}
