package org.cgmkit.cgm.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The resources of a {@link PlainReceiver}, in memory. */
final class PlainStore {
    private final Map<String, ObjectNode> resources = new LinkedHashMap<>();

    /** An id for a resource that is about to be stored. */
    static String newId() {
        return UUID.randomUUID().toString();
    }

    synchronized void put(ObjectNode resource) {
        resources.put(
                resource.path("resourceType").asText() + "/"
                        + resource.path("id").asText(),
                resource);
    }

    synchronized @Nullable ObjectNode get(String location) {
        return resources.get(location);
    }

    /** The resources of that type that match all the parameters, the oldest first. */
    synchronized List<ObjectNode> find(String type, List<Map.Entry<String, String>> parameters) {
        return resources.values().stream()
                .filter(r -> r.path("resourceType").asText().equals(type))
                .filter(r -> parameters.stream().allMatch(p -> matchesAny(r, p.getKey(), p.getValue())))
                .toList();
    }

    private static boolean matchesAny(ObjectNode resource, String parameter, String alternatives) {
        return Stream.of(alternatives.split(",")).anyMatch(value -> matches(resource, parameter, value));
    }

    private static boolean matches(ObjectNode resource, String parameter, String value) {
        return switch (parameter) {
            case "_id" -> resource.path("id").asText().equals(value);
            case "patient", "subject" ->
                ("Patient/" + value.replace("Patient/", ""))
                        .equals(resource.path("subject").path("reference").asText());
            case "code" -> hasToken(resource.path("code").path("coding"), "code", value);
            case "category" ->
                resource.path("category").findParents("code").stream().anyMatch(c -> isToken(c, "code", value));
            case "identifier" -> hasToken(resource.path("identifier"), "value", value);
            default -> false;
        };
    }

    private static boolean hasToken(JsonNode list, String member, String token) {
        for (JsonNode element : list) {
            if (isToken(element, member, token)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isToken(JsonNode element, String member, String token) {
        String value = element.path(member).asText();
        return token.contains("|") ? token.equals(element.path("system").asText() + "|" + value) : token.equals(value);
    }
}
