package org.cgmkit.cgm.receiver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgmkit.fixtures.Submission;

/**
 * Compares what was read back with what was submitted, every element of it. Something else than before is a change; so is the
 * loss of what a kept element does not mean the same without. A whole element that is absent was ignored, which a receiver may
 * (guide, "Must Support"), except for those that the profiles do not let be absent. What was added is the receiver's own.
 */
final class ResourceComparison {
    /** What a receiver writes anew for each resource, or for people. */
    private static final Set<String> ITS_OWN = Set.of("id", "meta", "text", "display");

    /** What is asked of every resource of some profile, or stands in its place, and so means nothing where it is left out. */
    private static final Set<String> ESSENTIAL = Set.of(
            "resourceType",
            "status",
            "code",
            "subject",
            "effectiveDateTime",
            "effectivePeriod",
            "valueQuantity",
            "dataAbsentReason",
            "component",
            "hasMember",
            "presentedForm");

    /** What may be left out within a kept element: whoever keeps a device's name need not keep all of its kinds. */
    private static final Set<String> LOOSE =
            Set.of("udiCarrier", "deviceName", "type", "note", "extension", "patient", "device");

    private static final int LONGEST_SHOWN = 80;

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
            } else if (name.equals("identifier")) {
                found.add(KeptIdentifiers.compared(member.getValue(), back.path(name)));
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
                case SAID_OTHERWISE ->
                    found.otherwise.add(path + ": " + before.asText() + " became " + after.asText()
                            + (before.isNumber() ? JsonEquivalence.explained(before, after) : ""));
                case OTHER ->
                    found.changes.add(path + ": " + shown(before) + " became " + shown(after)
                            + JsonEquivalence.explained(before, after));
            }
        }
    }

    private void compareMembers(String path, JsonNode before, JsonNode after, boolean whole, Differences found) {
        before.properties().forEach(member -> {
            String name = member.getKey();
            String place = path + "." + name;
            JsonNode now = after.path(name);
            if (isItsOwn(name, before)) {
                return;
            }
            if (name.equals("reference")) {
                references
                        .problem(member.getValue().asText(), after)
                        .ifPresent(problem -> found.changes.add(place + ": " + problem));
            } else if (name.equals("unit")
                    && before.has("code")
                    && !UnitText.contradicts(before.path("code").asText(), now)) {
                if (!now.asText().equals(member.getValue().asText())) {
                    found.otherwise.add(place + ": " + member.getValue().asText() + " became "
                            + (absent(now) ? "nothing" : now.asText()));
                }
            } else {
                compare(place, member.getValue(), now, whole, found);
            }
        });
    }

    /** A text beside codings says for people what these say; that of a note is the note. */
    private static boolean isItsOwn(String name, JsonNode parent) {
        return ITS_OWN.contains(name) && (!name.equals("text") || parent.has("coding"));
    }

    /**
     * Items may stand in another order, and others may be there too; each submitted one is compared with the one most like it,
     * and no two with the same one.
     */
    private void compareItems(String path, JsonNode before, JsonNode after, boolean whole, Differences found) {
        List<JsonNode> left = new ArrayList<>();
        after.forEach(left::add);
        List<Integer> unmatched = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            if (!match(path + "[" + i + "]", before.path(i), whole, left, true, found)) {
                unmatched.add(i);
            }
        }
        for (int i : unmatched) {
            String place = path + "[" + i + "]";
            if (!match(place, before.path(i), whole, left, false, found)) {
                boolean needed = whole && !isFurtherForm(path, before.path(i));
                (needed ? found.changes : found.ignored).add(place + (needed ? " is gone" : ""));
            }
        }
    }

    /** The same report in another form than the PDF that the guide asks for says the same (FHIR R4, presentedForm). */
    private static boolean isFurtherForm(String path, JsonNode form) {
        return path.equals("presentedForm")
                && !form.path("contentType").asText().equals("application/pdf");
    }

    /** Takes the one most like the item from those that are left; only one without a change where that is wanted. */
    private boolean match(
            String place, JsonNode item, boolean whole, List<JsonNode> left, boolean unchanged, Differences found) {
        Differences least = null;
        int of = -1;
        for (int i = 0; i < left.size(); i++) {
            if (!key(item).equals(key(left.get(i)))) {
                continue;
            }
            Differences differences = new Differences();
            compare(place, item, left.get(i), whole, differences);
            if (least == null || differences.changes.size() < least.changes.size()) {
                least = differences;
                of = i;
            }
        }
        if (least == null || (unchanged && !least.changes.isEmpty())) {
            return false;
        }
        left.remove(of);
        found.add(least);
        return true;
    }

    /** What makes an item the counterpart of another one. */
    private static String key(JsonNode item) {
        JsonNode code = item.path("code");
        return item.path("system").asText() + "|"
                + code.path("coding").path(0).path("code").asText();
    }

    private static String shown(JsonNode value) {
        String text = value.asText();
        return text.length() <= LONGEST_SHOWN
                ? text
                : text.substring(0, LONGEST_SHOWN) + "… (" + text.length() + " characters)";
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
