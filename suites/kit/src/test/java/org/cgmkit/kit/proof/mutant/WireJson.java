package org.cgmkit.kit.proof.mutant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** JSON as it is on the wire, with every decimal that was written, and the resources in it. */
final class WireJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private WireJson() {}

    /** The JSON of a body, or a missing node where it is something else. */
    static JsonNode of(WireMessage message) {
        return message.bytes().isEmpty() ? MissingNode.getInstance() : of(message.text());
    }

    static JsonNode of(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can be written.", e);
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The resources that an answer to a read or a search shows. */
    static List<ObjectNode> resources(JsonNode answer) {
        List<ObjectNode> resources = new ArrayList<>();
        if (answer.path("resourceType").asText().equals("Bundle")) {
            answer.path("entry").forEach(entry -> {
                if (entry.path("resource") instanceof ObjectNode resource) {
                    resources.add(resource);
                }
            });
        } else if (answer instanceof ObjectNode resource && answer.has("resourceType")) {
            resources.add(resource);
        }
        return resources;
    }
}
