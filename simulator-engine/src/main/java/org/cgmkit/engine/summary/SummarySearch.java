package org.cgmkit.engine.summary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds resources by {@code _id}, {@code identifier}, {@code code}, {@code patient}, {@code subject} and {@code target}; other
 * parameters narrow nothing.
 *
 * @param store where they are
 */
record SummarySearch(SummaryStore store) {

    /** What is found, with the Provenance of it where {@code _revinclude=Provenance:target} asks for that and it is supported. */
    List<ObjectNode> find(String type, Map<String, String> query, boolean revinclude) {
        List<ObjectNode> found = new ArrayList<>(store.all(type).stream()
                .filter(each ->
                        query.entrySet().stream().allMatch(asked -> fits(each, asked.getKey(), asked.getValue())))
                .toList());
        if (revinclude && query.getOrDefault("_revinclude", "").equals("Provenance:target")) {
            String targets = String.join(
                    ",", found.stream().map(SummarySearch::reference).toList());
            found.addAll(store.all("Provenance").stream()
                    .filter(each -> fits(each, "target", targets))
                    .toList());
        }
        return found;
    }

    private static boolean fits(ObjectNode resource, String parameter, String asked) {
        Stream<String> any = Arrays.stream(asked.split(","));
        return switch (parameter) {
            case "_id" -> any.anyMatch(resource.path("id").asText()::equals);
            case "identifier" -> any.anyMatch(each -> has(resource.path("identifier"), each, "value"));
            case "code" -> any.anyMatch(each -> has(resource.at("/code/coding"), each, "code"));
            case "patient", "subject" ->
                any.anyMatch(
                        each -> last(resource.at("/subject/reference").asText()).equals(last(each)));
            case "target" -> {
                List<String> targets = StreamSupport.stream(
                                resource.path("target").spliterator(), false)
                        .map(each -> withoutVersion(each.path("reference").asText()))
                        .toList();
                yield any.anyMatch(each -> targets.contains(withoutVersion(each)));
            }
            default -> true;
        };
    }

    private static boolean has(JsonNode coded, String token, String member) {
        int bar = token.lastIndexOf('|');
        return StreamSupport.stream(coded.spliterator(), false)
                .anyMatch(each -> each.path(member).asText().equals(token.substring(bar + 1))
                        && (bar < 0 || each.path("system").asText().equals(token.substring(0, bar))));
    }

    private static String reference(ObjectNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    private static String last(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static String withoutVersion(String reference) {
        return reference.replaceFirst("/_history/.*$", "");
    }
}
