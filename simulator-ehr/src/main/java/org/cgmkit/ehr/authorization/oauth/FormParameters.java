package org.cgmkit.ehr.authorization.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request to the authorization server. None may be there twice (RFC 6749, section 3.2).
 *
 * @param values the values of each parameter
 */
public record FormParameters(Map<String, List<String>> values) {

    /**
     * Reads what is written as application/x-www-form-urlencoded.
     *
     * @throws OAuthException where it is written wrongly
     */
    public static FormParameters parse(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String part : text.split("&")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = decoded(equals < 0 ? part : part.substring(0, equals));
                values.computeIfAbsent(name, n -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(part.substring(equals + 1)));
            }
        }
        return new FormParameters(values);
    }

    /**
     * The value of a parameter, or null where it is missing or empty.
     *
     * @throws OAuthException where it is there several times
     */
    public @Nullable String one(String name) {
        List<String> found = values.getOrDefault(name, List.of());
        if (found.size() > 1) {
            throw OAuthException.invalidRequest(
                    "Expected the parameter " + name + " once, but it is there " + found.size() + " times.");
        }
        return found.isEmpty() || found.getFirst().isEmpty() ? null : found.getFirst();
    }

    /**
     * The value of a parameter.
     *
     * @throws OAuthException where it is missing, or there several times
     */
    public String required(String name) {
        String value = one(name);
        if (value == null) {
            throw OAuthException.invalidRequest("Expected the parameter " + name + ", but it is missing.");
        }
        return value;
    }

    /** All values of a parameter that may be there several times. */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw OAuthException.invalidRequest(
                    "Expected percent signs only before two hexadecimal digits, but there is " + text + ".");
        }
    }
}
