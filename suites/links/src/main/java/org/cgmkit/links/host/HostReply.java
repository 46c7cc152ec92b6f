package org.cgmkit.links.host;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a host answers.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body; empty for none
 */
public record HostReply(int status, Map<String, String> headers, String body) {
    public HostReply {
        headers = Map.copyOf(headers);
    }

    /** An answer of that type. */
    public static HostReply of(int status, String contentType, String body) {
        return new HostReply(status, Map.of("Content-Type", contentType), body);
    }

    /** An answer in words. */
    public static HostReply saying(int status, String words) {
        return of(status, "text/plain; charset=utf-8", words);
    }

    /** The same with that header. */
    public HostReply with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new HostReply(status, all, body);
    }
}
