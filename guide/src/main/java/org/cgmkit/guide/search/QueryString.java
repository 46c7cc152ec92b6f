package org.cgmkit.guide.search;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bare query string, as {@code ifNoneExist} and {@code If-None-Exist} have it. Percent-encoding is undone. What a plus sign
 * that is not encoded means is not settled: R4 does not say, URIs (RFC 3986) keep it, HTML forms read a blank. Here it stays
 * one, because identifiers and offsets of times are often sent as they are.
 */
public final class QueryString {
    private QueryString() {}

    /**
     * The parameters, in their order; a part without a name and an equals sign is left out.
     *
     * @throws IllegalArgumentException where a percent sign begins no two hexadecimal digits; the message is the part
     */
    public static List<Map.Entry<String, String>> parameters(String query) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.add(Map.entry(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1))));
            }
        }
        return parameters;
    }

    /**
     * The first value of each parameter of an address, a plus sign read as a blank as forms write it. A part that cannot be decoded
     * stays as it is, and one without an equals sign has an empty value.
     *
     * @param query the query of the address as it came; null where it has none
     */
    public static Map<String, String> firstValues(@Nullable String query) {
        Map<String, String> values = new HashMap<>();
        for (String part : query == null ? new String[0] : query.split("&")) {
            String[] sides = part.split("=", 2);
            values.putIfAbsent(asInForms(sides[0]), sides.length < 2 ? "" : asInForms(sides[1]));
        }
        return values;
    }

    private static String asInForms(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The same query for those who read a plus sign as a blank. */
    public static String withBlanksForPlusSigns(String query) {
        return query.replace("+", "%20");
    }

    /** A value with all that would end it or be read in two ways encoded, and all else as it is, to be read by people. */
    public static String encoded(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            text.append(" %&+#\"<>".indexOf(c) < 0 ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return text.toString();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
