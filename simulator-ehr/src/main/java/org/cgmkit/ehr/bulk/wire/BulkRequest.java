package org.cgmkit.ehr.bulk.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.guide.search.QueryString;

/**
 * A request.
 *
 * @param method the method
 * @param url the whole address, with the query
 * @param path the path, such as {@code /fhir/$export}
 * @param query the query as it came; empty where there is none
 * @param headers the headers by their names in small letters
 * @param body the body; empty where there is none
 */
public record BulkRequest(
        String method, String url, String path, String query, Map<String, String> headers, String body) {
    /** Keeps a copy. */
    public BulkRequest {
        headers = Map.copyOf(headers);
    }

    /** A header, or an empty text. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The bearer token, or an empty text. */
    public String token() {
        String authorization = header("authorization");
        return authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : "";
    }

    /** Whether a preference is among those of the header Prefer. */
    public boolean prefers(String preference) {
        return List.of(header("prefer").split("\\s*[,;]\\s*")).contains(preference);
    }

    /** The values of each parameter. */
    public Map<String, List<String>> parameters() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (!query.isEmpty()) {
            QueryString.parameters(query)
                    .forEach(each -> values.merge(each.getKey(), List.of(each.getValue()), (a, b) -> {
                        List<String> all = new java.util.ArrayList<>(a);
                        all.addAll(b);
                        return List.copyOf(all);
                    }));
        }
        return values;
    }

    /** The first value of a parameter, or empty. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters().get(name)).map(List::getFirst);
    }
}
