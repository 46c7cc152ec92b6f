package org.cgmkit.ehr.authorization.client;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The assertions that a sandbox has accepted, until they expire: none counts twice. */
final class UsedAssertions {
    private final Map<String, Instant> seen = new HashMap<>();

    /** Notes an assertion, and answers whether it is new. */
    synchronized boolean isNew(String client, String jti, Instant now, Instant until) {
        seen.values().removeIf(end -> end.isBefore(now));
        return seen.putIfAbsent(client + " " + jti, until) == null;
    }
}
