package org.cgmkit.cgm.submitter.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * What the receiver has, so that a submission may refer to it without sending it again.
 *
 * @param resources the resources by type and logical id, such as {@code Observation/17}
 */
public record ReceiverResources(Map<String, JsonNode> resources) {
    /** Keeps a copy of the map. */
    public ReceiverResources {
        resources = Map.copyOf(resources);
    }

    /** A receiver that has nothing. */
    public static ReceiverResources nothing() {
        return new ReceiverResources(Map.of());
    }

    /** The resource with that type and id, or empty where the receiver has none. */
    public Optional<JsonNode> find(String typeAndId) {
        return Optional.ofNullable(resources.get(typeAndId));
    }
}
