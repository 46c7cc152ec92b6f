package org.cgmkit.validation.t1d;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Breaks each constraint of a differential once, in a resource that meets them all. Left out is what no resource can break
 * alone: what a reference leads to, and what tells an optional slice from others.
 */
final class BrokenConstraints {
    /** Two slices of a provider's identifiers have the same discriminator, so that nothing valid is in either. */
    private static final String UNSENDABLE = "Practitioner\\.identifier:(pos|other)(\\..*)?";

    private final List<JsonNode> elements;
    private final ObjectNode sound;
    private final List<Broken> broken = new ArrayList<>();

    private BrokenConstraints(JsonNode profile, ObjectNode sound) {
        this.elements = list(profile.at("/differential/element"));
        this.sound = sound;
    }

    /**
     * A resource that breaks one constraint.
     *
     * @param constraint the element and what is broken of it
     */
    record Broken(String constraint, JsonNode resource) {
        @Override
        public String toString() {
            return constraint;
        }
    }

    /** A change of what stands at an element; false where there is nothing to change. */
    private interface Change {
        boolean at(ObjectNode parent, String field);
    }

    /** Every constraint of a profile, broken once. */
    static List<Broken> of(JsonNode profile, ObjectNode sound) {
        BrokenConstraints constraints = new BrokenConstraints(profile, sound);
        constraints.elements.forEach(constraints::element);
        return constraints.broken;
    }

    private void element(JsonNode element) {
        String id = element.path("id").asText();
        boolean discriminator = id.matches(".*:[\\w-]+\\.(type|code)") && !id.startsWith("Bundle") && !isRequired(id);
        if (id.matches(UNSENDABLE)) {
            return;
        }
        if (!discriminator && element.path("min").asInt() > 0) {
            change(id, "min", BrokenConstraints::removed);
        }
        if (element.path("max").asText().equals("1") && id.matches(".*:[\\w-]+") && !id.contains("[x]")) {
            change(id, "max", (parent, field) -> false);
        }
        if (element.path("max").asText().equals("0")) {
            change(id, "max", (parent, field) -> {
                parent.putArray(field)
                        .addObject()
                        .put("url", "http://example.org/other")
                        .put("valueString", "other");
                return true;
            });
        }
        if (element.path("type").size() == 1 && id.endsWith("[x]")) {
            change(
                    id,
                    "type",
                    (parent, field) ->
                            retyped(parent, field, element.at("/type/0/code").asText()));
        }
        if (!discriminator && has(element, "pattern")) {
            change(id, "pattern", BrokenConstraints::changed);
        }
        if (has(element, "fixed") && !id.equals("Extension.url")) {
            change(id, "fixed", BrokenConstraints::changed);
        }
        if (element.at("/binding/strength").asText().equals("required")) {
            change(id, "binding", BrokenConstraints::changed);
        }
    }

    private boolean isRequired(String id) {
        String slice = id.substring(0, id.lastIndexOf('.'));
        return elements.stream()
                .anyMatch(e ->
                        e.path("id").asText().equals(slice) && e.path("min").asInt() > 0);
    }

    private static boolean has(JsonNode element, String start) {
        return element.propertyStream().anyMatch(p -> p.getKey().startsWith(start));
    }

    private void change(String id, String kind, Change change) {
        ObjectNode copy = sound.deepCopy();
        String[] steps = id.split("\\.");
        List<ObjectNode> parents = List.of(copy);
        String slice = steps[0];
        for (int i = 1; i < steps.length - 1; i++) {
            slice += "." + steps[i];
            String path = slice;
            String name = steps[i];
            parents = parents.stream()
                    .flatMap(p -> children(p, name))
                    .filter(inSlice(path))
                    .toList();
        }
        String last = steps[steps.length - 1];
        boolean done = (last.contains(":") && !last.contains("[x]"))
                ? slices(parents, last, inSlice(id), kind)
                : parents.stream().anyMatch(p -> change.at(p, field(p, last)));
        if (!done) {
            throw new AssertionError("Nothing stands at " + id + " of the sample: " + parents);
        }
        broken.add(new Broken(id + " " + kind, copy));
    }

    private static boolean slices(List<ObjectNode> parents, String step, Predicate<JsonNode> inSlice, String kind) {
        for (ObjectNode parent : parents) {
            ArrayNode array = (ArrayNode) parent.path(step.substring(0, step.indexOf(':')));
            for (int i = 0; i < array.size(); i++) {
                if (inSlice.test(array.get(i))) {
                    if (kind.equals("min")) {
                        array.remove(i);
                        if (array.isEmpty()) {
                            array.addObject().put("value", "other");
                        }
                    } else {
                        array.add(array.get(i).deepCopy());
                    }
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether an item is in the slice with that id; every item is in what is no slice. */
    private Predicate<JsonNode> inSlice(String id) {
        if (!id.matches(".*:[\\w-]+")) {
            return item -> true;
        }
        Optional<JsonNode> extension = elements.stream()
                .filter(e -> e.path("id").asText().equals(id))
                .map(e -> e.at("/type/0/profile/0"))
                .filter(JsonNode::isTextual)
                .findFirst();
        if (extension.isPresent()) {
            return item -> item.path("url").equals(extension.get());
        }
        return item -> elements.stream()
                .filter(e -> e.path("id").asText().matches("\\Q" + id + "\\E\\.(type|code|resource)"))
                .anyMatch(e -> e.has("patternCodeableConcept")
                        ? item.path(lastStep(e))
                                .at("/coding/0/code")
                                .equals(e.at("/patternCodeableConcept/coding/0/code"))
                        : item.path("resource").path("resourceType").equals(e.at("/type/0/code")));
    }

    private static String lastStep(JsonNode element) {
        String id = element.path("id").asText();
        return id.substring(id.lastIndexOf('.') + 1);
    }

    private static Stream<ObjectNode> children(ObjectNode parent, String step) {
        JsonNode child = parent.path(field(parent, step));
        return (child.isArray() ? list(child).stream() : Stream.of(child))
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast);
    }

    /** The name of the JSON property for a step such as {@code value[x]:valueCodeableConcept}. */
    private static String field(ObjectNode parent, String step) {
        String name = step.replaceAll(":.*", "");
        if (!name.endsWith("[x]")) {
            return name;
        }
        String start = name.substring(0, name.length() - 3);
        return parent.propertyStream()
                .map(Map.Entry::getKey)
                .filter(f -> f.matches(start + "[A-Z]\\w*"))
                .findFirst()
                .orElse(start);
    }

    private static boolean removed(ObjectNode parent, String field) {
        return parent.remove(field) != null;
    }

    private static boolean retyped(ObjectNode parent, String field, String type) {
        if (parent.remove(field) == null) {
            return false;
        }
        String start = field.replaceAll("[A-Z]\\w*", "");
        if (type.equals("string")) {
            parent.put(start + "Boolean", true);
        } else {
            parent.put(start + "String", "other");
        }
        return true;
    }

    private static boolean changed(ObjectNode parent, String field) {
        JsonNode value = parent.path(field);
        if (value.isMissingNode()) {
            return false;
        }
        parent.set(field, changed(value, field));
        return true;
    }

    private static JsonNode changed(JsonNode value, String field) {
        if (value.isTextual()) {
            return JsonNodeFactory.instance.textNode(field.equals("type") ? "batch" : "other-than-this");
        }
        if (value.isArray()) {
            ArrayNode array = value.deepCopy();
            array.set(0, changed(array.get(0), field));
            return array;
        }
        ObjectNode concept = value.deepCopy();
        ObjectNode coding = concept.has("coding") ? (ObjectNode) concept.at("/coding/0") : concept;
        coding.put("code", "other-than-this");
        return concept;
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
