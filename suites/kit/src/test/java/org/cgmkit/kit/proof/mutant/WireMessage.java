package org.cgmkit.kit.proof.mutant;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A request or an answer of HTTP/1.1.
 *
 * @param start the request line or the status line
 * @param headers names and values, in their order, without those that frame the body
 * @param bytes the body, a letter of Latin-1 for each byte; empty where there is none
 */
public record WireMessage(String start, List<Map.Entry<String, String>> headers, String bytes) {

    public WireMessage {
        headers = List.copyOf(headers);
    }

    /** An answer with that status and JSON in it. */
    public static WireMessage answer(int status, String json) {
        return new WireMessage(
                "HTTP/1.1 " + status + " ",
                List.of(Map.entry("Content-Type", "application/fhir+json;charset=UTF-8")),
                latin(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The body. */
    public byte[] body() {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The method of a request. */
    public String method() {
        return start.substring(0, start.indexOf(' '));
    }

    /** The path and query of a request. */
    public String target() {
        return start.split(" ", 3)[1];
    }

    /** The status of an answer. */
    public int status() {
        return Integer.parseInt(start.split(" ", 3)[1]);
    }

    /** The body as text. */
    public String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    /** The first header of that name. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(h -> h.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The same request for something else. */
    public WireMessage to(String target) {
        return new WireMessage(method() + " " + target + " HTTP/1.1", headers, bytes);
    }

    /** The same answer with another status. */
    public WireMessage status(int status) {
        return new WireMessage("HTTP/1.1 " + status + " ", headers, bytes);
    }

    /** The same with another body. */
    public WireMessage body(String text) {
        return new WireMessage(start, headers, latin(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same with another value of a header, which is left out where the change gives nothing. */
    public WireMessage header(String name, UnaryOperator<Optional<String>> change) {
        List<Map.Entry<String, String>> others = new ArrayList<>(headers);
        others.removeIf(h -> h.getKey().equalsIgnoreCase(name));
        change.apply(header(name)).ifPresent(value -> others.add(Map.entry(name, value)));
        return new WireMessage(start, others, bytes);
    }
}
