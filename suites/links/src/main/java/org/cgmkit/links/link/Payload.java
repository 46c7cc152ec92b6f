package org.cgmkit.links.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The payload of a link (SMART Health Links, Construct a SMART Health Link Payload; logical model ShlPayload).
 *
 * @param json the payload as it was on the wire
 */
public record Payload(ObjectNode json) {
    private static final int KEY_BYTES = 32;
    private static final Pattern USER = Pattern.compile("(?<=://)[^/@]*@");

    /** The member, or a missing node. */
    public JsonNode member(String name) {
        return json.path(name);
    }

    /** The address of the manifest or file as it is written. */
    public String url() {
        return json.path("url").asText();
    }

    /** The address without user name, password and fragment, for requests; empty where it is no address of a server. */
    public Optional<URI> address() {
        try {
            URI uri = URI.create(USER.matcher(url()).replaceFirst("").replaceAll("#.*$", ""));
            String scheme = String.valueOf(uri.getScheme());
            return uri.getHost() != null && scheme.matches("(?i)https?") ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The key as it is written. */
    public String keyText() {
        return json.path("key").asText();
    }

    /** The key, or empty where it is none of 32 bytes. */
    public Optional<byte[]> key() {
        return Base64Text.decode(keyText()).filter(bytes -> bytes.length == KEY_BYTES);
    }

    /** Whether the flag is set, in whatever order and form flags are written. */
    public boolean flagged(char flag) {
        return json.path("flag").toString().indexOf(flag) >= 0;
    }

    /** Whether it leads to the file itself; flags that exclude each other are read as those of a manifest. */
    public boolean direct() {
        return flagged('U') && !flagged('P');
    }

    /** Whether it may be opened again and again. */
    public boolean longTerm() {
        return flagged('L');
    }

    /** Whether a passcode is asked for. */
    public boolean guarded() {
        return flagged('P');
    }
}
