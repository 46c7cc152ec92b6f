package org.cgmkit.links.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.kit.config.ConfigurationException;

/**
 * A link as it was given, read as well as it can be (SMART Health Links, Construct a SMART Health Link Payload).
 *
 * @param prefix what stands before {@code shlink:}; empty for nothing
 * @param encoded the payload as it stands in the link
 * @param payload the payload
 * @param formFaults what is wrong with scheme and prefix
 * @param encodingFaults what is wrong with the encoding of the payload
 * @param padded whether the payload ends in {@code =}
 * @param given the link as it was given
 */
public record LinkText(
        String prefix,
        String encoded,
        Payload payload,
        List<String> formFaults,
        List<String> encodingFaults,
        boolean padded,
        String given) {
    private static final Pattern SCHEME = Pattern.compile("shlink:(/*)");
    private static final Pattern LAST_PART = Pattern.compile("^(.*[#/?=&])([^#/?=&]+=*)$", Pattern.DOTALL);

    public LinkText {
        formFaults = List.copyOf(formFaults);
        encodingFaults = List.copyOf(encodingFaults);
    }

    /**
     * Reads a link.
     *
     * @throws ConfigurationException where no payload can be found in it
     */
    public static LinkText of(String given) {
        String text = given.strip();
        List<String> form = new ArrayList<>();
        String prefix;
        String encoded;
        Matcher scheme = SCHEME.matcher(text);
        if (scheme.find()) {
            prefix = text.substring(0, scheme.start());
            encoded = text.substring(scheme.end());
            int slashes = scheme.group(1).length();
            if (slashes != 1) {
                form.add("'" + scheme.group() + "' in place of 'shlink:/'");
            }
            if (!prefix.isEmpty() && !prefix.endsWith("#")) {
                form.add("'shlink:/' behind '" + prefix + "', which does not end in '#'");
            }
        } else {
            Matcher part = LAST_PART.matcher(text);
            boolean found = part.matches();
            prefix = found ? part.group(1) : "";
            encoded = found ? part.group(2) : text;
            form.add("no 'shlink:/' before the payload"
                    + (prefix.isEmpty() ? "" : ", which stands behind '" + prefix + "'"));
        }
        if (encoded.contains("%")) {
            form.add("a payload with percent signs in it");
            encoded = URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
        }
        return decoded(text, prefix, encoded, form)
                .orElseThrow(() -> new ConfigurationException(
                        "Expected a SMART Health Link, such as shlink:/eyJ1cmwiOi…, alone or behind the address of a viewer and"
                                + " '#', but what was given holds no payload that can be read. Was all of it copied?"));
    }

    private static Optional<LinkText> decoded(String given, String prefix, String encoded, List<String> form) {
        Optional<byte[]> bytes = Base64Text.decode(encoded);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        String json = new String(bytes.get(), UTF_8);
        if (!(StrictJson.read(json) instanceof ObjectNode payload)) {
            return Optional.empty();
        }
        List<String> encoding = new ArrayList<>();
        if (!Base64Text.isUrlSafe(encoded.replaceAll("=+$", ""))) {
            encoding.add("'+' or '/' in the payload, where base64url has '-' and '_'");
        }
        if (!StrictJson.isUtf8(bytes.get())) {
            encoding.add("bytes that are no UTF-8");
        }
        if (StrictJson.isSpaced(json)) {
            encoding.add("white space between the tokens of the JSON, which is to be minified");
        }
        if (StrictJson.isAmbiguous(json)) {
            encoding.add("a member that is there twice, or something behind the JSON");
        }
        return Optional.of(
                new LinkText(prefix, encoded, new Payload(payload), form, encoding, encoded.endsWith("="), given));
    }
}
