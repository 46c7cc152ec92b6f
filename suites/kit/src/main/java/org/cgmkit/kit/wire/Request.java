package org.cgmkit.kit.wire;

import org.jspecify.annotations.Nullable;

/**
 * One request, before the target's own headers are added.
 *
 * @param method the HTTP method
 * @param path what follows the base and its slash, already encoded; empty for the base itself
 * @param contentType the body's content type, or null where there is no body
 * @param body the body, or null
 * @param reading whether it goes with the token for reading
 * @param shown the credential that it shows in place of the target's own, such as {@code Bearer …}: empty for none at all, null
 *     for the target's own
 */
public record Request(
        String method,
        String path,
        @Nullable String contentType,
        @Nullable String body,
        boolean reading,
        @Nullable String shown) {
    /** The content type of FHIR JSON (FHIR R4, http.html, "Content Types and encodings"). */
    public static final String FHIR_JSON = "application/fhir+json";

    /** The scheme of access tokens (RFC 6750). */
    public static final String BEARER = "Bearer";

    /** A request with the target's own credential. */
    public Request(String method, String path, @Nullable String contentType, @Nullable String body, boolean reading) {
        this(method, path, contentType, body, reading, null);
    }

    /** A GET with the token for reading. */
    public static Request get(String path) {
        return new Request("GET", path, null, null, true);
    }

    /** A request that carries FHIR JSON, with the token for submitting. */
    public static Request json(String method, String path, String body) {
        return new Request(method, path, FHIR_JSON, body, false);
    }

    /** A request without a body, with the token for submitting. */
    public static Request bare(String method, String path) {
        return new Request(method, path, null, null, false);
    }

    /** The same, showing that credential in place of the target's own; none at all where it is empty. */
    public Request showing(String credential) {
        return new Request(method, path, contentType, body, reading, credential);
    }
}
