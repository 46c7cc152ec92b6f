package org.cgmkit.cgm.receiver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.cgmkit.fixtures.Submission;

/**
 * Compares what was read back with what was submitted, every element of it. Something else than before is a change; so is the
 * loss of what a kept element does not mean the same without. A whole element that is absent was ignored, which a receiver may
 * (guide, "Must Support"), except for those that the profiles do not let be absent. What was added is the receiver's own.
 */
final class ResourceComparison {
    /** What a receiver writes anew for each resource, or for people. */
    private static final Set<String> ITS_OWN = Set.of("id", "meta", "text", "display");

    /** What is asked of every resource of some profile, and so means nothing where it is left out. */
    private static final Set<String> ESSENTIAL = Set.of(
            "resourceType",
            "status",
            "code",
            "subject",
            "effectiveDateTime",
            "effectivePeriod",
            "valueQuantity",
            "component",
            "hasMember",
            "presentedForm");

    /** What may be left out within a kept element: whoever keeps a device's name need not keep all of its kinds. */
    private static final Set<String> LOOSE =
            Set.of("identifier", "udiCarrier", "deviceName", "type", "note", "extension", "patient", "device");

    private final ReferenceComparison references;

    /**
     * What came of a comparison.
     *
     * @param changes what says something else than before, each as a path with both texts
     * @param otherwise what says the same in other words
     * @param ignored the elements that were not kept, and need not be
     */
    record Differences(List<String> changes, List<String> otherwise, List<String> ignored) {
        Differences() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void add(Differences others) {
            changes.addAll(others.changes);
            otherwise.addAll(others.otherwise);
            ignored.addAll(others.ignored);
        }
    }

    /**
     * A comparison within one submission.
     *
     * @param stored the locations of the accepted entries by their fullUrl
     * @param base the receiver's base URL
     */
    ResourceComparison(Submission submission, Map<String, String> stored, String base) {
        this.references = new ReferenceComparison(submission, stored, base);
    }

    /** What is different in what was read back. */
    Differences of(JsonNode submitted, JsonNode back) {
        Differences found = new Differences();
        submitted.properties().forEach(member -> {
            String name = member.getKey();
            if (ITS_OWN.contains(name)) {
                return;
            }
            if (absent(back.path(name))) {
                (ESSENTIAL.contains(name) ? found.changes : found.ignored)
                        .add(ESSENTIAL.contains(name) ? name + " is gone" : name);
            } else {
                compare(name, member.getValue(), back.path(name), !LOOSE.contains(name), found);
            }
        });
        return found;
    }

    private void compare(String path, JsonNode before, JsonNode after, boolean whole, Differences found) {
        if (absent(after)) {
            (whole ? found.changes : found.ignored).add(whole ? path + " is gone" : path);
        } else if (before.isArray()) {
            compareItems(path, before, after, whole, found);
        } else if (before.isObject()) {
            compareMembers(path, before, after, whole, found);
        } else {
            switch (JsonEquivalence.of(before, after)) {
                case SAME -> {}
                case SAID_OTHERWISE -> found.otherwise.add(path + ": " + before.asText() + " became " + after.asText());
                case OTHER ->
                    found.changes.add(path + ": " + before.asText() + " became " + after.asText()
                            + JsonEquivalence.ofTimes(before, after));
            }
        }
    }

    private void compareMembers(String path, JsonNode before, JsonNode after, boolean whole, Differences found) {
        before.properties().forEach(member -> {
            String name = member.getKey();
            String place = path + "." + name;
            JsonNode now = after.path(name);
            if (ITS_OWN.contains(name)) {
                return;
            }
            if (name.equals("reference")) {
                references
                        .problem(member.getValue().asText(), now.asText())
                        .ifPresent(problem -> found.changes.add(place + ": " + problem));
            } else if (name.equals("unit") && before.has("code") && !UnitText.contradicts(
                    before.path("code").asText(), now)) {
                if (!now.asText().equals(member.getValue().asText())) {
                    found.otherwise.add(place + ": " + member.getValue().asText() + " became "
                            + (absent(now) ? "nothing" : now.asText()));
                }
            } else {
                compare(place, member.getValue(), now, whole, found);
            }
        });
    }

    /** Items may stand in another order, and others may be there too; each submitted one is compared with the one most like it. */
    private void compareItems(String path, JsonNode before, JsonNode after, boolean whole, Differences found) {
        for (int i = 0; i < before.size(); i++) {
            JsonNode item = before.path(i);
            Differences least = null;
            for (JsonNode candidate : like(item, after)) {
                Differences differences = new Differences();
                compare(path + "[" + i + "]", item, candidate, whole, differences);
                least = least == null || differences.changes.size() < least.changes.size() ? differences : least;
            }
            if (least != null) {
                found.add(least);
            } else {
                (whole ? found.changes : found.ignored).add(path + "[" + i + "]" + (whole ? " is gone" : ""));
            }
        }
    }

    private static List<JsonNode> like(JsonNode item, JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(other -> key(item).equals(key(other)) || isSameValue(item, other))
                .toList();
    }

    /** An identifier with the same value is the same one, of whatever system. */
    private static boolean isSameValue(JsonNode item, JsonNode other) {
        return item.path("value").isTextual() && item.path("value").equals(other.path("value"));
    }

    /** What makes an item the counterpart of another one. */
    private static String key(JsonNode item) {
        JsonNode code = item.path("code");
        return item.path("system").asText() + "|"
                + code.path("coding").path(0).path("code").asText();
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
