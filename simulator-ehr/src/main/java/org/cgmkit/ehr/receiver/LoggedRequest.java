package org.cgmkit.ehr.receiver;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One request to a sandbox and its answer. Credentials are redacted, long bodies are cut.
 *
 * @param number counts the requests of a sandbox, from 1
 * @param time when it came
 * @param duration how long the answer took
 * @param method the HTTP method
 * @param url the path with its query
 * @param headers the request's headers, names in lower case
 * @param body the request's body
 * @param status the status of the answer
 * @param answer the body of the answer
 */
public record LoggedRequest(
        long number,
        Instant time,
        Duration duration,
        String method,
        String url,
        Map<String, String> headers,
        String body,
        int status,
        String answer) {

    public LoggedRequest {
        headers = Map.copyOf(headers);
    }
}
