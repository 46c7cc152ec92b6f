package org.cgmkit.ehr.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How references are written and found in resources (FHIR R4, References; Bundle, "Resolving references"). */
public final class References {
    /** The end of a RESTful URL: type and id. */
    private static final Pattern RESTFUL = Pattern.compile("^(https?://.+)/([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})$");

    private static final Pattern HISTORY = Pattern.compile("/_history/[A-Za-z0-9\\-.]{1,64}$");

    /** Properties that name the patient in every resource type that the guide uses. */
    private static final Set<String> PERSON = Set.of("subject", "patient");

    private References() {}

    /** The reference without a version at its end. */
    public static String withoutVersion(String reference) {
        return HISTORY.matcher(reference).replaceFirst("");
    }

    /** The reference as seen from an entry: a relative one is completed where the entry's fullUrl is RESTful. */
    public static String absolute(String fullUrl, String reference) {
        if (reference.contains(":") || reference.startsWith("#")) {
            return reference;
        }
        Matcher base = RESTFUL.matcher(fullUrl);
        return base.matches() ? base.group(1) + "/" + reference : reference;
    }

    /**
     * Shows each Reference in a resource, at any depth: every object with a textual {@code reference}, and those
     * without one that are told by their property's name.
     *
     * @param resource the resource
     * @param visitor is given the path from the resource, such as {@code subject}, and the Reference
     */
    public static void visit(JsonNode resource, BiConsumer<String, ObjectNode> visitor) {
        walk(null, resource, visitor);
    }

    /**
     * Where a node stands; written out only for references, which are few among all nodes.
     *
     * @param parent where the node around it stands, or null where that is the resource
     * @param step what leads to it from there
     * @param isItem whether it is an item of a list
     */
    private record Place(@Nullable Place parent, String step, boolean isItem) {
        @Override
        public String toString() {
            return parent == null ? step : parent + (isItem ? "" : ".") + step;
        }
    }

    private static void walk(@Nullable Place place, JsonNode node, BiConsumer<String, ObjectNode> visitor) {
        if (node instanceof ObjectNode object) {
            if (place != null && isReference(place, object)) {
                visitor.accept(place.toString(), object);
            }
            for (var property : object.properties()) {
                if (property.getValue().isContainerNode()) {
                    walk(new Place(place, property.getKey(), false), property.getValue(), visitor);
                }
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                if (node.get(i).isContainerNode()) {
                    walk(new Place(place, "[" + i + "]", true), node.get(i), visitor);
                }
            }
        }
    }

    private static boolean isReference(Place place, ObjectNode object) {
        return object.path("reference").isTextual()
                || (!place.isItem()
                        && PERSON.contains(place.step().substring(place.step().lastIndexOf('.') + 1)))
                || (object.has("type") && object.path("identifier").isObject());
    }
}
