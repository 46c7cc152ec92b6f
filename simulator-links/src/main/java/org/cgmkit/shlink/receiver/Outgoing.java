package org.cgmkit.shlink.receiver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request before it is sent.
 *
 * @param asked what it is for
 * @param method the HTTP method
 * @param url the whole address
 * @param headers the headers
 * @param body the body; empty for none
 * @param payload the payload of the link
 */
public record Outgoing(
        Asked asked, String method, String url, Map<String, String> headers, String body, ObjectNode payload) {

    /** What a request is for. */
    public enum Asked {
        MANIFEST,
        DIRECT,
        FILE
    }

    public Outgoing {
        headers = Map.copyOf(headers);
    }

    /** The same by another method. */
    public Outgoing by(String other) {
        return new Outgoing(asked, other, url, headers, body, payload);
    }

    /** The same to another address. */
    public Outgoing to(String other) {
        return new Outgoing(asked, method, other, headers, body, payload);
    }

    /** The same with that header, in place of another of its name. */
    public Outgoing with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Outgoing(asked, method, url, all, body, payload);
    }

    /** The same with another body. */
    public Outgoing saying(String other) {
        return new Outgoing(asked, method, url, headers, other, payload);
    }
}
