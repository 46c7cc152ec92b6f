package org.cgmkit.engine.summary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources of any type with all their versions. Whoever takes something away takes all of its versions away. */
public final class SummaryStore {
    private final Map<String, List<ObjectNode>> resources = new LinkedHashMap<>();
    private int ids;
    private Instant last = Instant.EPOCH;

    /** The moment of a request, later than that of the request before. */
    public synchronized Instant tick() {
        Instant now = Instant.now();
        last = now.isAfter(last) ? now : last.plus(Duration.ofMillis(1));
        return last;
    }

    /** A reference such as {@code Observation/7} that nothing has yet. */
    synchronized String newReference(String type) {
        ids++;
        return type + "/" + ids;
    }

    /** Keeps a version of a resource. */
    synchronized ObjectNode put(String reference, JsonNode resource, Instant when) {
        List<ObjectNode> versions = resources.computeIfAbsent(reference, each -> new ArrayList<>());
        ObjectNode kept = resource.deepCopy();
        kept.put("id", reference.substring(reference.indexOf('/') + 1));
        kept.withObject("/meta")
                .put("versionId", String.valueOf(versions.size() + 1))
                .put("lastUpdated", when.toString());
        versions.add(kept);
        return kept;
    }

    /** Keeps a resource under an id of one's own. */
    public void keep(String reference, JsonNode resource) {
        put(reference, resource, tick());
    }

    /** Takes away all versions; whether there were any. */
    synchronized boolean remove(String reference) {
        return resources.remove(reference) != null;
    }

    /** The current version of {@code Type/id}, or the version of {@code Type/id/_history/n}. */
    public synchronized Optional<ObjectNode> read(String reference) {
        String[] parts = reference.split("/_history/", 2);
        List<ObjectNode> versions = resources.getOrDefault(parts[0], List.of());
        if (parts.length == 1) {
            return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
        }
        return versions.stream()
                .filter(each -> each.at("/meta/versionId").asText().equals(parts[1]))
                .findFirst();
    }

    /** All versions, the newest first. */
    synchronized List<ObjectNode> history(String reference) {
        return resources.getOrDefault(reference, List.of()).reversed();
    }

    /** The current versions of all resources of a type, the oldest first. */
    synchronized List<ObjectNode> all(String type) {
        return resources.entrySet().stream()
                .filter(each -> each.getKey().startsWith(type + "/"))
                .map(each -> each.getValue().getLast())
                .toList();
    }
}
