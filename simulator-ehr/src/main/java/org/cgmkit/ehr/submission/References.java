package org.cgmkit.ehr.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        walk("", resource, visitor);
    }

    private static void walk(String path, JsonNode node, BiConsumer<String, ObjectNode> visitor) {
        if (node instanceof ObjectNode object) {
            if (!path.isEmpty() && isReference(path, object)) {
                visitor.accept(path, object);
            }
            object.properties()
                    .forEach(p -> walk(path.isEmpty() ? p.getKey() : path + "." + p.getKey(), p.getValue(), visitor));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(path + "[" + i + "]", node.get(i), visitor);
            }
        }
    }

    private static boolean isReference(String path, ObjectNode object) {
        return object.path("reference").isTextual()
                || PERSON.contains(path.substring(path.lastIndexOf('.') + 1))
                || (object.has("type") && object.path("identifier").isObject());
    }
}
