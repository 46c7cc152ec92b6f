package org.cgmkit.kit.tap;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Two names of one server, such as {@code http://localhost:4000} and {@code https://ehr.example.org}: the one by which a
 * client asks for it, and its own.
 *
 * @param asked scheme and authority that the client knows
 * @param own scheme and authority of the server itself
 */
record OriginPair(String asked, String own) {

    /** The text as the server has to read it. */
    String inward(String text) {
        return replaced(text, asked, own);
    }

    /** The text as the client has to read it. */
    String outward(String text) {
        return replaced(text, own, asked);
    }

    /** Plain, as a value in a query or a form, and as some write slashes in JSON. */
    private static String replaced(String text, String from, String to) {
        return text.replace(from, to)
                .replace(encoded(from), encoded(to))
                .replace(from.replace("/", "\\/"), to.replace("/", "\\/"));
    }

    private static String encoded(String origin) {
        return URLEncoder.encode(origin, StandardCharsets.UTF_8);
    }
}
