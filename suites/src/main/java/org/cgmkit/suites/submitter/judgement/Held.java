package org.cgmkit.suites.submitter.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * What the receiver has, so that a submission may refer to it without sending it again.
 *
 * @param resources the resources by type and logical id, such as {@code Observation/17}
 */
public record Held(Map<String, JsonNode> resources) {
    /** Keeps a copy of the map. */
    public Held {
        resources = Map.copyOf(resources);
    }

    /** A receiver that has nothing. */
    public static Held nothing() {
        return new Held(Map.of());
    }

    /** The resource with that type and id, or empty where the receiver has none. */
    public Optional<JsonNode> find(String typeAndId) {
        return Optional.ofNullable(resources.get(typeAndId));
    }
}
