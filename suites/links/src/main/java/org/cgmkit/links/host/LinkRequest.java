package org.cgmkit.links.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.cgmkit.links.link.StrictJson;
import org.cgmkit.reports.Evidence;

/**
 * A request of a receiver.
 *
 * @param kind what it asked for
 * @param when when it had come
 * @param answered when its answer was sent
 * @param method the HTTP method
 * @param uri path and query as they came
 * @param query the parameters, decoded
 * @param headers the headers, by their names in lower case
 * @param body the body
 * @param status the status of the answer
 * @param evidence where the exchange is kept
 */
public record LinkRequest(
        Kind kind,
        Instant when,
        Instant answered,
        String method,
        String uri,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        int status,
        Evidence evidence) {

    /** What a request asks for. */
    public enum Kind {
        /** Whatever is at the address of the link. */
        LINK,
        /** A file at a location. */
        FILE,
        /** The page that stands before a link. */
        VIEWER,
        /** What nobody asks for who takes texts as texts. */
        CANARY
    }

    public LinkRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** The header of that name in lower case, or an empty text. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The body as JSON; a missing node where it is none. */
    public JsonNode json() {
        return StrictJson.read(body);
    }

    /** The request in one line, and what it was answered. */
    @Override
    public String toString() {
        return method + " " + uri + " -> " + status;
    }
}
