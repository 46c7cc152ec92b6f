package org.cgmkit.cgm.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import org.cgmkit.kit.check.Writes;

/** Counts the resources that a request would write if all of it were accepted. */
final class WrittenResources {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> WRITING = Set.of("POST", "PUT");

    private WrittenResources() {}

    /** The resources in that body. */
    static Writes in(String body) {
        try {
            return in(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return Writes.none(); // What is no JSON can write nothing.
        }
    }

    private static Writes in(JsonNode resource) {
        Writes writes = Writes.none();
        switch (resource.path("resourceType").asText()) {
            case "" -> {}
            case "Bundle" -> {
                for (JsonNode entry : resource.path("entry")) {
                    if (WRITING.contains(entry.path("request").path("method").asText())) {
                        writes = writes.plus(in(entry.path("resource")));
                    }
                }
            }
            case "Parameters" -> {
                for (JsonNode parameter : resource.path("parameter")) {
                    writes = writes.plus(in(parameter.path("resource")));
                }
            }
            default -> writes = new Writes(Map.of(resource.path("resourceType").asText(), 1));
        }
        return writes;
    }
}
