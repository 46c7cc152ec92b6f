package org.cgmkit.kit.proof.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * The places of a JSON tree. An item of an array is named by what it says of itself, such as its type or code, and not by its
 * number: what is said of a place holds for all trees of the kind. Resources within the tree are left out, but for outcomes.
 */
public final class JsonPlaces {
    private static final List<String> NAMES = List.of("code", "name", "type", "mode", "system", "use", "url");

    /** What differs from run to run tells no place. */
    private static final Pattern VARIABLE =
            Pattern.compile("Bundle[.].*|.*([0-9]{4}-[0-9]{2}-|[0-9a-f]{8}|127[.]0|localhost).*");

    private JsonPlaces() {}

    /** Shows each place with its value, the root left out. */
    public static void visit(JsonNode root, BiConsumer<String, JsonNode> visitor) {
        members(root, "", visitor);
    }

    private static void visit(String path, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        if (isClosed(node)) {
            return;
        }
        visitor.accept(path, node);
        if (node.isArray()) {
            node.forEach(item -> visit(path + "[" + name(item) + "]", item, visitor));
        } else {
            members(node, path + ".", visitor);
        }
    }

    private static void members(JsonNode node, String prefix, BiConsumer<String, JsonNode> visitor) {
        node.properties().forEach(m -> visit(prefix + m.getKey(), m.getValue(), visitor));
    }

    /** Changes all values at the place that the change fits, in the tree itself; tells whether there were any. */
    public static boolean change(ObjectNode root, String path, JsonChange change) {
        return changeMembers(root, "", path, change);
    }

    private static boolean changeMembers(ObjectNode node, String prefix, String path, JsonChange change) {
        boolean any = false;
        for (Map.Entry<String, JsonNode> member : new ArrayList<>(node.properties())) {
            String place = prefix + member.getKey();
            if (path.startsWith(place) && !isClosed(member.getValue())) {
                List<JsonNode> after = new ArrayList<>();
                any |= change(member.getValue(), place, path, change, after);
                if (after.isEmpty()) {
                    node.remove(member.getKey());
                } else {
                    node.set(member.getKey(), after.getFirst());
                }
            }
        }
        return any;
    }

    /** Puts what stands in the node's place into the list. */
    private static boolean change(JsonNode node, String place, String path, JsonChange change, List<JsonNode> after) {
        if (place.equals(path)) {
            boolean fits = change.fits(place, node);
            after.addAll(fits ? change.of(node) : List.of(node));
            return fits;
        }
        after.add(node);
        if (node instanceof ObjectNode object && path.startsWith(place + ".")) {
            return changeMembers(object, place + ".", path, change);
        }
        return node instanceof ArrayNode array
                && path.startsWith(place + "[")
                && changeItems(array, place, path, change);
    }

    private static boolean changeItems(ArrayNode array, String place, String path, JsonChange change) {
        boolean any = false;
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode item : array) {
            String inner = place + "[" + name(item) + "]";
            if (path.startsWith(inner) && !isClosed(item)) {
                any |= change(item, inner, path, change, items);
            } else {
                items.add(item);
            }
        }
        array.removeAll().addAll(items);
        return any;
    }

    private static boolean isClosed(JsonNode node) {
        return node.has("resourceType") && !node.path("resourceType").asText().equals("OperationOutcome");
    }

    private static String name(JsonNode item) {
        if (item.isTextual()) {
            return told(item.asText());
        }
        String status = item.path("response").path("status").asText();
        if (status.length() >= 3) {
            return status.substring(0, 3);
        }
        if (item.has("resource")) {
            return item.path("resource").path("resourceType").asText();
        }
        for (String name : NAMES) {
            if (item.path(name).isTextual()) {
                return told(item.path(name).asText());
            }
        }
        JsonNode coding =
                item.has("coding") ? item.path("coding") : item.path("code").path("coding");
        return told(coding.path(0).path("code").asText());
    }

    private static String told(String text) {
        String last = text.replaceFirst("/+$", "").replaceFirst(".*/", "");
        return last.length() > 60 || VARIABLE.matcher(text).matches() ? "" : last.replaceAll("[\\[\\].]", "_");
    }
}
