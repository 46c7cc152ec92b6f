package org.cgmkit.shlink.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes resources as lines for people. */
public final class Lines {
    private Lines() {}

    /** The line of a resource; empty for what has none. */
    public static Optional<String> of(JsonNode resource) {
        return switch (resource.path("resourceType").asText()) {
            case "Observation" -> Optional.of(observation(resource));
            case "Device" ->
                Optional.of("device "
                        + resource.path("deviceName").findValuesAsText("name").stream()
                                .collect(Collectors.joining(" ")));
            default -> Optional.empty();
        };
    }

    private static String observation(JsonNode resource) {
        if (resource.has("effectiveDateTime")) {
            return resource.path("effectiveDateTime").asText() + "," + quantity(resource);
        }
        String name = resource.at("/code/coding/0/code").asText();
        return resource.path("component").isEmpty()
                ? name + " " + quantity(resource)
                : name + " "
                        + StreamSupport.stream(resource.path("component").spliterator(), false)
                                .map(Lines::quantity)
                                .collect(Collectors.joining(" "));
    }

    private static String quantity(JsonNode node) {
        JsonNode value = node.path("valueQuantity");
        return value.isMissingNode()
                ? "no value,"
                : value.path("value").asText() + "," + value.path("code").asText();
    }
}
