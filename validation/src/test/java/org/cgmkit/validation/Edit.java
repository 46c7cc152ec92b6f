package org.cgmkit.validation;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Changes to a JSON tree, written as pointers and new values (see {@code variants/README.md}). */
final class Edit {
    private Edit() {}

    /** A copy of the tree with the changes, made one after the other. */
    static JsonNode of(JsonNode tree, JsonNode edit) {
        JsonNode copy = tree.deepCopy();
        for (Map.Entry<String, JsonNode> change : edit.properties()) {
            apply(copy, JsonPointer.compile(change.getKey()), filled(copy, change.getValue()));
        }
        return copy;
    }

    private static void apply(JsonNode tree, JsonPointer pointer, JsonNode value) {
        String last = pointer.last().getMatchingProperty();
        switch (tree.at(pointer.head())) {
            case ObjectNode object when value.isNull() -> require(object.remove(last) != null, pointer);
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array when value.isNull() -> require(array.remove(Integer.parseInt(last)) != null, pointer);
            case ArrayNode array when last.equals("-") || Integer.parseInt(last) == array.size() -> array.add(value);
            case ArrayNode array -> array.set(Integer.parseInt(last), value);
            case JsonNode other when last.equals("-") || last.equals("0") -> add(tree, pointer.head(), value);
            default -> require(false, pointer);
        }
    }

    /** The first element of an array that is not there yet. */
    private static void add(JsonNode tree, JsonPointer array, JsonNode value) {
        require(tree.at(array.head()) instanceof ObjectNode, array);
        ((ObjectNode) tree.at(array.head()))
                .putArray(array.last().getMatchingProperty())
                .add(value);
    }

    /** The value, with what stands elsewhere in place of each {@code $copy}. */
    private static JsonNode filled(JsonNode tree, JsonNode value) {
        JsonNode source = value.path("$copy");
        if (source.isTextual()) {
            JsonNode found = tree.at(source.asText());
            require(!found.isMissingNode(), JsonPointer.compile(source.asText()));
            return found.deepCopy();
        }
        JsonNode copy = value.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.properties().forEach(p -> p.setValue(filled(tree, p.getValue())));
        } else if (copy instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, filled(tree, array.get(i)));
            }
        }
        return copy;
    }

    private static void require(boolean fits, JsonPointer pointer) {
        if (!fits) {
            throw new IllegalArgumentException("The example has nothing at " + pointer + " to change or to copy.");
        }
    }
}
