package org.cgmkit.console.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * A request to a sandbox and its answer, as a simulator hands it over: credentials are redacted, long bodies are cut.
 *
 * @param sandbox the id of the sandbox
 * @param came when the request came, to the millisecond
 * @param took how long the answer took
 * @param method the HTTP method
 * @param path the path with its query
 * @param headers the request's headers, names in lower case
 * @param request the request's body
 * @param status the status of the answer
 * @param answer the answer's body
 */
public record FinishedExchange(
        String sandbox,
        Instant came,
        Duration took,
        String method,
        String path,
        Map<String, String> headers,
        String request,
        int status,
        String answer) {
    public FinishedExchange {
        // As it is kept, so that a line says the same when it comes and when it comes again.
        came = came.truncatedTo(ChronoUnit.MILLIS);
        headers = Map.copyOf(headers);
    }
}
