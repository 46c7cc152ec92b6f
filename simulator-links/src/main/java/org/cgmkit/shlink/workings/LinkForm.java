package org.cgmkit.shlink.workings;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import org.cgmkit.fixtures.Json;

/** Writes a payload as a link (SMART Health Links, Construct a SMART Health Link Payload). */
@FunctionalInterface
public interface LinkForm {
    /**
     * The link.
     *
     * @param viewer the address of a viewer that ends in {@code #}; empty for none
     */
    String text(ObjectNode payload, String viewer);

    /** The form that the text asks for. */
    static LinkForm sound() {
        return (payload, viewer) -> viewer + "shlink:/" + base64url(Json.text(payload));
    }

    /** The text in base64url, without padding. */
    static String base64url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
