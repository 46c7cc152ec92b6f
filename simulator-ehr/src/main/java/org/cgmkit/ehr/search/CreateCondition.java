package org.cgmkit.ehr.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgmkit.guide.search.QueryString;

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
        ParsedSearch search = ParsedSearch.of(type, bases, parameters(condition));
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

    private static List<Map.Entry<String, String>> parameters(String condition) {
        try {
            return QueryString.parameters(condition);
        } catch (IllegalArgumentException e) {
            throw new InvalidSearchException(
                    "Expected percent signs only before two hexadecimal digits in ifNoneExist, but it has "
                            + e.getMessage() + ".");
        }
    }
}
