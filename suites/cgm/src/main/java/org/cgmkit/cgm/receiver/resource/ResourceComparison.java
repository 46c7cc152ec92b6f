package org.cgmkit.cgm.receiver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.wire.ResourceLocation;

/**
 * Compares what was read back with what was submitted: values, units, times, identifiers and references. What is absent
 * was ignored, which a receiver may (guide, "Must Support"); what was added is the receiver's own; what is written in
 * another way and says the same is the same.
 */
final class ResourceComparison {
    private static final Set<String> COMPARED = Set.of(
            "valueQuantity",
            "effectiveDateTime",
            "effectivePeriod",
            "issued",
            "identifier",
            "code",
            "component",
            "subject",
            "patient",
            "device",
            "hasMember",
            "result",
            "presentedForm");

    private final Submission submission;
    private final Map<String, String> stored;
    private final String base;

    /**
     * A comparison within one submission.
     *
     * @param stored the locations of the accepted entries by their fullUrl
     * @param base the receiver's base URL
     */
    ResourceComparison(Submission submission, Map<String, String> stored, String base) {
        this.submission = submission;
        this.stored = stored;
        this.base = base;
    }

    /** What says something else than before, each as a path with both texts; empty where nothing does. */
    List<String> changes(JsonNode submitted, JsonNode back) {
        List<String> changes = new ArrayList<>();
        submitted.properties().forEach(member -> {
            if (COMPARED.contains(member.getKey())) {
                compare(member.getKey(), member.getValue(), back.path(member.getKey()), changes);
            }
        });
        return changes;
    }

    private void compare(String path, JsonNode before, JsonNode after, List<String> changes) {
        if (after.isMissingNode() || after.isNull()) {
            return;
        }
        if (before.isArray()) {
            compareItems(path, before, after, changes);
        } else if (before.has("reference")) {
            compareReference(path, before.path("reference").asText(), after.path("reference"), changes);
        } else if (before.isObject()) {
            before.properties()
                    .forEach(m -> compare(path + "." + m.getKey(), m.getValue(), after.path(m.getKey()), changes));
        } else if (!JsonEquivalence.of(before, after)) {
            changes.add(path + ": " + before.asText() + " became " + after.asText());
        }
    }

    /** Items may stand in another order, be fewer or more; each submitted one is compared with the one like it. */
    private void compareItems(String path, JsonNode before, JsonNode after, List<String> changes) {
        Iterator<JsonNode> items = before.iterator();
        for (int i = 0; items.hasNext(); i++) {
            String place = path + "[" + i + "]";
            JsonNode item = items.next();
            List<JsonNode> candidates = StreamSupport.stream(after.spliterator(), false)
                    .filter(other -> key(item).equals(key(other)))
                    .toList();
            List<String> least = null;
            for (JsonNode candidate : candidates) {
                List<String> differences = new ArrayList<>();
                compare(place, item, candidate, differences);
                least = least == null || differences.size() < least.size() ? differences : least;
            }
            if (least != null) {
                changes.addAll(least);
            }
        }
    }

    /** What makes an item the counterpart of another one. */
    private static String key(JsonNode item) {
        JsonNode code = item.path("code");
        return item.path("system").asText() + "|"
                + code.path("coding").path(0).path("code").asText();
    }

    private void compareReference(String path, String before, JsonNode after, List<String> changes) {
        String reference = after.asText();
        if (reference.isEmpty()) {
            return;
        }
        String expected = stored.get(before);
        boolean toEntry = expected != null || isFullUrl(before);
        if (toEntry && expected == null) {
            return; // The entry was not accepted, so nobody can say where the reference should lead.
        }
        String wanted = toEntry ? expected : before;
        boolean literal = reference.equals(wanted) || reference.startsWith(base + "/") || !reference.contains(":");
        boolean leadsThere = ResourceLocation.parse(reference)
                .map(at -> at.toString().equals(wanted))
                .orElse(false);
        if (!literal || !leadsThere) {
            changes.add(path + ".reference: expected " + wanted + (toEntry ? " (the stored entry)" : "") + ", found "
                    + reference);
        }
    }

    private boolean isFullUrl(String reference) {
        for (int i = 0; i < submission.size(); i++) {
            if (submission.fullUrl(i).equals(reference)) {
                return true;
            }
        }
        return false;
    }
}
