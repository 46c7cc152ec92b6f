package org.cgmkit.console.store;

import java.time.Instant;

/**
 * What a list shows of a request to a sandbox and its answer.
 *
 * @param number counts up over all sandboxes
 * @param id its id
 * @param team the id of the team
 * @param sandbox the id of the sandbox
 * @param came when the request came
 * @param method the HTTP method
 * @param path the path with its query
 * @param status the status of the answer
 * @param tookMillis how long the answer took, in milliseconds
 * @param kind what it was taken for, such as {@code submission}
 * @param entries how many entries a submission had, or 0
 * @param taken how many of them were taken
 */
public record ExchangeLine(
        long number,
        String id,
        String team,
        String sandbox,
        Instant came,
        String method,
        String path,
        int status,
        long tookMillis,
        String kind,
        int entries,
        int taken) {

    /** Whether the answer is an error, or some of the entries were refused. */
    public boolean refused() {
        return status >= 400 || taken < entries;
    }
}
