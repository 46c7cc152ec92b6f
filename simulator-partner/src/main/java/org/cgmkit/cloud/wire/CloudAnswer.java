package org.cgmkit.cloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered.
 *
 * @param status the HTTP status; 0 for no answer at all
 * @param headers the headers
 * @param json the body; missing where it is {@code text}
 * @param text the body where it is no JSON; empty for none
 */
public record CloudAnswer(int status, Map<String, String> headers, JsonNode json, String text) {

    /** A JSON body. */
    public static CloudAnswer of(int status, JsonNode json) {
        return new CloudAnswer(status, Map.of("Content-Type", "application/json"), json, "");
    }

    /** A page for people. */
    public static CloudAnswer page(int status, String html) {
        return new CloudAnswer(
                status, Map.of("Content-Type", "text/html; charset=utf-8"), MissingNode.getInstance(), html);
    }

    /** A redirect. */
    public static CloudAnswer redirect(String address) {
        return new CloudAnswer(302, Map.of("Location", address), MissingNode.getInstance(), "");
    }

    /** An error as OAuth words it (RFC 6749, section 5.2). */
    public static CloudAnswer error(int status, String code, String description) {
        return of(
                status, JsonNodeFactory.instance.objectNode().put("error", code).put("error_description", description));
    }

    /** No answer: the connection is closed. */
    public static CloudAnswer silence() {
        return new CloudAnswer(0, Map.of(), MissingNode.getInstance(), "");
    }

    /** The same with another status. */
    public CloudAnswer status(int other) {
        return new CloudAnswer(other, headers, json, text);
    }

    /** The same with a header. */
    public CloudAnswer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new CloudAnswer(status, more, json, text);
    }

    /** The same without a header. */
    public CloudAnswer without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return new CloudAnswer(status, fewer, json, text);
    }

    /** The same with another JSON body. */
    public CloudAnswer json(JsonNode other) {
        return new CloudAnswer(status, headers, other, "");
    }

    /** Whether it says success. */
    public boolean succeeds() {
        return status / 100 == 2;
    }
}
