package org.cgmkit.suites.wire;

import org.jspecify.annotations.Nullable;

/**
 * One request, before the target's own headers are added.
 *
 * @param method the HTTP method
 * @param path what follows the base and its slash, already encoded; empty for the base itself
 * @param contentType the body's content type, or null where there is no body
 * @param body the body, or null
 * @param reading whether it goes with the token for reading
 */
public record Request(
        String method,
        String path,
        @Nullable String contentType,
        @Nullable String body,
        boolean reading) {
    /** The content type of FHIR JSON (FHIR R4, http.html, "Content Types and encodings"). */
    public static final String FHIR_JSON = "application/fhir+json";

    /** A GET with the token for reading. */
    public static Request get(String path) {
        return new Request("GET", path, null, null, true);
    }

    /** A request that carries FHIR JSON, with the token for submitting. */
    public static Request json(String method, String path, String body) {
        return new Request(method, path, FHIR_JSON, body, false);
    }
}
