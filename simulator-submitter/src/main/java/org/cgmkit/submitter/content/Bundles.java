package org.cgmkit.submitter.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.fixtures.Json;

/** Makes Bundles of entries. */
public final class Bundles {
    private Bundles() {}

    /** A Bundle with those entries, as the first of those versions of the guide has it. */
    public static ObjectNode bundle(GuideEdition edition, Instant timestamp, Collection<ObjectNode> entries) {
        ObjectNode bundle = Json.object().put("resourceType", "Bundle");
        edition.head(bundle);
        bundle.put("timestamp", timestamp.toString());
        ArrayNode array = bundle.putArray("entry");
        entries.forEach(array::add);
        return bundle;
    }

    /**
     * The Bundle that a text is.
     *
     * @throws IllegalArgumentException where it is no JSON
     */
    public static JsonNode read(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Expected a Bundle as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The same Bundle with other entries. */
    public static ObjectNode with(JsonNode bundle, Collection<ObjectNode> entries) {
        ObjectNode copy = Json.object();
        copy.setAll((ObjectNode) bundle);
        copy.set("entry", Json.MAPPER.createArrayNode().addAll(entries));
        return copy;
    }

    /**
     * The entries in parts of at most so many. In each part every reference to an entry finds it, so that some, such as
     * devices, are in several parts, and a part may be larger than allowed where one entry refers to more.
     */
    public static List<List<ObjectNode>> parts(List<ObjectNode> entries, int most) {
        if (entries.size() <= most) {
            return List.of(entries);
        }
        BundleEntries all = BundleEntries.of(entries);
        List<List<ObjectNode>> parts = new ArrayList<>();
        Set<ObjectNode> placed = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<ObjectNode> referredTo = referredTo(all);
        List<ObjectNode> part = new ArrayList<>();
        Set<ObjectNode> inPart = Collections.newSetFromMap(new IdentityHashMap<>());
        for (ObjectNode entry : entries) {
            if (placed.contains(entry) || referredTo.contains(entry)) {
                continue;
            }
            List<ObjectNode> needed = all.with(entry);
            needed.removeIf(inPart::contains);
            if (!part.isEmpty() && part.size() + needed.size() > most) {
                parts.add(part);
                part = new ArrayList<>();
                inPart.clear();
                needed = all.with(entry);
            }
            part.addAll(needed);
            inPart.addAll(needed);
            placed.addAll(needed);
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    /** What comes along with others. */
    private static Set<ObjectNode> referredTo(BundleEntries all) {
        Set<ObjectNode> targets = Collections.newSetFromMap(new IdentityHashMap<>());
        for (ObjectNode entry : all.all()) {
            all.with(entry).stream().skip(1).forEach(targets::add);
        }
        return targets;
    }
}
