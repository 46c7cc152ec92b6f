package org.cgmkit.submitter.wire;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that the app is about to send.
 *
 * @param method the HTTP method
 * @param uri where to
 * @param headers its header fields, but those that the HTTP client adds
 * @param body what is sent in UTF-8, or null
 */
public record OutgoingRequest(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable String body) {
    /** The media type of FHIR in JSON. */
    public static final String FHIR_JSON = "application/fhir+json";

    /** Keeps a copy of the header fields, whose names differ in more than case. */
    public OutgoingRequest {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = copy;
    }

    /** Asks for FHIR. */
    public static OutgoingRequest get(URI uri) {
        return new OutgoingRequest("GET", uri, Map.of("Accept", FHIR_JSON), null);
    }

    /** Sends FHIR as JSON. */
    public static OutgoingRequest post(URI uri, String json) {
        return new OutgoingRequest("POST", uri, Map.of("Accept", FHIR_JSON, "Content-Type", FHIR_JSON), json);
    }

    /** The same with another header field. */
    public OutgoingRequest with(String header, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(header, value);
        return new OutgoingRequest(method, uri, all, body);
    }

    /** The same by another method. */
    public OutgoingRequest by(String other) {
        return new OutgoingRequest(other, uri, headers, body);
    }

    /** The same to elsewhere. */
    public OutgoingRequest to(URI other) {
        return new OutgoingRequest(method, other, headers, body);
    }

    /** The same with another body. */
    public OutgoingRequest saying(String other) {
        return new OutgoingRequest(method, uri, headers, other);
    }
}
