package org.cgmkit.shlink.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body; empty for none
 */
public record Reply(int status, Map<String, String> headers, String body) {
    public Reply {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** An answer with a body of that type. */
    public static Reply of(int status, String contentType, String body) {
        return new Reply(status, Map.of("Content-Type", contentType), body);
    }

    /** A refusal that says why. */
    public static Reply refusing(int status, String why) {
        return of(status, "text/plain; charset=utf-8", why);
    }

    /** The same with that header, in place of another of its name. */
    public Reply with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Reply(status, all, body);
    }

    /** The same without the headers of that name. */
    public Reply without(String name) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.keySet().removeIf(name::equalsIgnoreCase);
        return new Reply(status, all, body);
    }

    /** The same with another status. */
    public Reply with(int other) {
        return new Reply(other, headers, body);
    }

    /** The same with another body. */
    public Reply saying(String other) {
        return new Reply(status, headers, other);
    }
}
