package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeMap;
import org.cgmkit.ehr.store.ContentHash;
import org.cgmkit.ehr.submission.Json;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/**
 * What tells one resource from another: all that it says, but for its id, meta and narrative, and but for references to
 * other entries, which are different in every submission. Identifiers count, so that two resources that share an
 * identifier and differ otherwise stay two.
 */
final class Fingerprint {
    private static final Set<String> LEFT_OUT = Set.of("id", "meta", "text");

    private Fingerprint() {}

    static String of(SubmittedEntry entry, SubmittedBundle bundle) {
        ObjectNode said = Json.object();
        entry.node().path("resource").properties().stream()
                .filter(p -> !LEFT_OUT.contains(p.getKey()))
                .forEach(p -> said.set(p.getKey(), p.getValue()));
        return ContentHash.of(Json.write(sorted(said, entry, bundle)));
    }

    private static JsonNode sorted(JsonNode node, SubmittedEntry entry, SubmittedBundle bundle) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(item -> copy.add(sorted(item, entry, bundle)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode copy = object.objectNode();
        TreeMap<String, JsonNode> inOrder = new TreeMap<>();
        object.properties().forEach(p -> inOrder.put(p.getKey(), p.getValue()));
        inOrder.forEach((key, value) -> {
            boolean toEntry = key.equals("reference")
                    && value.isTextual()
                    && bundle.position(entry, value.asText()).isPresent();
            copy.set(key, toEntry ? copy.textNode("another entry") : sorted(value, entry, bundle));
        });
        return copy;
    }
}
