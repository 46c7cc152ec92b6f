package org.cgmkit.ehr.search;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The condition of a conditional create: the query part of a search URL (FHIR R4, Bundle.entry.request.ifNoneExist). */
public final class CreateCondition {

    private CreateCondition() {}

    /**
     * The search that a condition stands for.
     *
     * @param type the type of the resource that would be created
     * @param condition such as {@code identifier=https://client.example.org|123}
     * @throws InvalidSearchException where it is no bare query, selects nothing, or uses a parameter that the type does not have
     */
    public static ParsedSearch parse(String type, String condition, Set<String> bases) {
        if (condition.contains("?")) {
            throw new InvalidSearchException(
                    "Expected only the query as ifNoneExist, such as identifier=system|value, but it is " + condition
                            + ": leave out what stands before the question mark, and the mark.");
        }
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String part : condition.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.add(Map.entry(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1))));
            }
        }
        ParsedSearch search = ParsedSearch.of(type, bases, parameters);
        if (!search.unknown().isEmpty()) {
            throw new InvalidSearchException("Expected only parameters that " + type + " can be searched by ("
                    + String.join(", ", SearchParameters.of(type).keySet()) + ") in ifNoneExist, but there is "
                    + String.join(", ", search.unknown()) + ".");
        }
        if (search.criteria().isEmpty()) {
            throw new InvalidSearchException(
                    "Expected a condition such as identifier=system|value as ifNoneExist, but it is "
                            + (condition.isBlank() ? "empty." : condition + "."));
        }
        return search;
    }

    /** Percent signs are decoded; a plus sign stays one, because identifiers and time zones are often sent as they are. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidSearchException(
                    "Expected percent signs only before two hexadecimal digits in ifNoneExist, but it has " + text
                            + ".");
        }
    }
}
