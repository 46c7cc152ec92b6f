package org.cgmkit.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.cgmkit.guide.search.QueryString;

/** The resources of a registry, by type and id. */
final class RegistryStore {
    private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
    private int last;

    /** An id that nothing has yet. */
    String nextId() {
        return "r" + ++last;
    }

    void put(String type, String id, ObjectNode resource) {
        resources.put(type + "/" + id, resource);
    }

    Optional<ObjectNode> get(String location) {
        return Optional.ofNullable(resources.get(location)).map(ObjectNode::deepCopy);
    }

    /** The locations of what matches a query with {@code identifier}; without that, everything of the type. */
    List<String> matches(String type, String query) {
        String wanted = QueryString.firstValues(query).getOrDefault("identifier", "");
        return resources.entrySet().stream()
                .filter(e -> e.getKey().startsWith(type + "/"))
                .filter(e -> wanted.isEmpty() || hasIdentifier(e.getValue(), wanted))
                .map(Map.Entry::getKey)
                .toList();
    }

    static boolean hasIdentifier(JsonNode resource, String token) {
        return StreamSupport.stream(resource.path("identifier").spliterator(), false)
                .anyMatch(
                        i -> (i.path("system").asText() + "|" + i.path("value").asText()).equals(token));
    }
}
