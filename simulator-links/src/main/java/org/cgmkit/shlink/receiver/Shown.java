package org.cgmkit.shlink.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What there is to be shown of a link.
 *
 * @param label the label; empty for none
 * @param notices what there is to say to the person
 * @param resources the resources, in their order
 */
public record Shown(String label, List<String> notices, List<JsonNode> resources) {
    public Shown {
        notices = List.copyOf(notices);
        resources = List.copyOf(resources);
    }
}
