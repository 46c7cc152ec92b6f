package org.cgmkit.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Changes of a whole submission; chosen by chance, the same for the same seed. */
final class BundleMutation {
    private final Random random;
    private final List<Consumer<ObjectNode>> changes = new ArrayList<>();

    BundleMutation(Random random) {
        this.random = random;
        changes.add(b -> b.remove("timestamp"));
        changes.add(b -> b.put("timestamp", "2026-02-30T00:00:00Z"));
        changes.add(b -> b.put("type", "batch"));
        changes.add(b -> b.put("type", "collection"));
        changes.add(b -> b.put("type", "everything"));
        changes.add(b -> b.remove("type"));
        changes.add(b -> b.put("total", 3));
        changes.add(b -> b.putObject("meta").putArray("profile").add(PartsComparison.PROFILE));
        changes.add(b -> b.putObject("meta").putArray("profile").add("http://x.org/nothing"));
        changes.add(b -> resource(any(b)).put("language", "\b"));
        changes.add(b -> b.putArray("link").addObject().put("relation", "next").put("url", "http://x.org"));
        changes.add(b -> Collections.shuffle(list(b), random));
        changes.add(this::repeat);
        changes.add(this::repeat);
        changes.add(this::repeatPatient);
        changes.add(this::repeatPatient);
        changes.add(this::withoutOne);
        changes.add(this::withoutOne);
        changes.add(b -> any(b).remove("fullUrl"));
        changes.add(b -> any(b).put("fullUrl", any(b).path("fullUrl").asText()));
        changes.add(b -> any(b).put("fullUrl", any(b).path("fullUrl").asText()));
        changes.add(b -> resource(any(b)).remove("code"));
        changes.add(b -> resource(any(b)).remove("hasMember"));
        changes.add(b -> resource(any(b)).put("id", "mara"));
        changes.add(b -> entries(b).forEach(e -> resource((ObjectNode) e).put("id", "same")));
        changes.add(b -> entries(b)
                .forEach(e -> ((ObjectNode) e)
                        .put(
                                "fullUrl",
                                "http://x.org/"
                                        + e.path("resource")
                                                .path("resourceType")
                                                .asText() + "/same")));
    }

    /** Changes a submission a few times. */
    void change(ObjectNode bundle) {
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            changes.get(random.nextInt(changes.size())).accept(bundle);
        }
    }

    private void repeat(ObjectNode bundle) {
        entries(bundle).add(any(bundle).deepCopy());
    }

    private void repeatPatient(ObjectNode bundle) {
        ObjectNode entry = any(bundle).deepCopy();
        entry.put("fullUrl", "urn:uuid:00000000-0000-4000-8000-00000000000" + random.nextInt(10));
        entry.putObject("resource").put("resourceType", "Patient").put("id", "mara");
        entries(bundle).add(entry);
    }

    private void withoutOne(ObjectNode bundle) {
        entries(bundle).remove(random.nextInt(entries(bundle).size()));
    }

    private ObjectNode any(ObjectNode bundle) {
        return (ObjectNode) entries(bundle).get(random.nextInt(entries(bundle).size()));
    }

    private static ObjectNode resource(ObjectNode entry) {
        return entry.get("resource") instanceof ObjectNode object ? object : entry.putObject("resource");
    }

    private static ArrayNode entries(ObjectNode bundle) {
        return (ArrayNode) bundle.path("entry");
    }

    private static List<JsonNode> list(ObjectNode bundle) {
        ArrayNode entries = entries(bundle);
        return new java.util.AbstractList<>() {
            @Override
            public JsonNode get(int index) {
                return entries.get(index);
            }

            @Override
            public JsonNode set(int index, JsonNode element) {
                return entries.set(index, element);
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }
}
