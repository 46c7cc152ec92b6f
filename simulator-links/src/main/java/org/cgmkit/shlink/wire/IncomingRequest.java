package org.cgmkit.shlink.wire;

import java.util.Map;

/**
 * A request as it came.
 *
 * @param method the HTTP method
 * @param path the path, with the slash at its beginning
 * @param query the parameters, decoded; of those that came twice, the first
 * @param headers the headers, by their names in lower case
 * @param body the body; empty where there is none
 * @param connection tells connections apart
 */
public record IncomingRequest(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        String connection) {
    public IncomingRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** The header of that name, or an empty text. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
