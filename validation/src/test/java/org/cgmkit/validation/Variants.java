package org.cgmkit.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The variants that the test data describe (see {@code variants/README.md}). */
final class Variants {

    private Variants() {}

    /** Variants with one fault each. */
    static Stream<Variant> broken() {
        return Stream.of("figures", "times-in-ranges", "report-and-device", "orders", "submission")
                .flatMap(file -> of("variants/broken/" + file + ".yaml"));
    }

    /** Variants without a fault. */
    static Stream<Variant> sound() {
        return Stream.of("resources", "submission").flatMap(file -> of("variants/sound/" + file + ".yaml"));
    }

    /** The examples by name. */
    static Map<String, Base> bases() {
        Map<String, Base> bases = new LinkedHashMap<>();
        TestFiles.yaml("variants/bases.yaml")
                .properties()
                .forEach(b -> bases.put(
                        b.getKey(),
                        new Base(
                                b.getValue().path("file").asText(b.getKey()),
                                b.getValue().path("profile").asText(),
                                b.getValue().path("official").asText(null),
                                b.getValue().path("warns"))));
        return bases;
    }

    private static Stream<Variant> of(String file) {
        Map<String, Base> bases = bases();
        return elements(TestFiles.yaml(file))
                .flatMap(row -> row.has("variants") ? grouped(row) : Stream.of(row))
                .flatMap(row ->
                        row.has("for") ? elements(row.get("for")).map(values -> filled(row, values)) : Stream.of(row))
                .flatMap(row -> elements(row.path("bases")).map(base -> variant(row, base.asText(), bases)));
    }

    /** The rows of a group, each with the values that they share. */
    private static Stream<JsonNode> grouped(JsonNode group) {
        return elements(group.get("variants")).map(row -> ((ObjectNode) row.deepCopy()).set("for", group.get("for")));
    }

    private static Variant variant(JsonNode row, String name, Map<String, Base> bases) {
        Base base = Optional.ofNullable(bases.get(name))
                .orElseThrow(() -> new IllegalArgumentException("bases.yaml has no " + name));
        String type = TestFiles.json("examples/" + base.file() + ".json")
                .path("resourceType")
                .asText();
        JsonNode warns = row.has("warns") ? row.get("warns") : base.warns();
        return new Variant(
                name + " " + row.path("variant").asText(),
                base,
                row.path("edit"),
                (row.has("breaks") ? elements(row.get("breaks")) : Stream.<JsonNode>empty())
                        .map(b -> b.asText().contains("#") ? b.asText() : base.profile() + "#" + b.asText())
                        .toList(),
                expected(type, row.path("finds")),
                expected(type, warns));
    }

    private static List<Variant.Expected> expected(String type, JsonNode rows) {
        return rows.properties().stream()
                .flatMap(r -> (r.getValue().isArray() ? elements(r.getValue()) : Stream.of(r.getValue()))
                        .map(says -> new Variant.Expected(type + r.getKey(), says.asText())))
                .toList();
    }

    /** The row with values for the names in braces; a text that is nothing but a name keeps the value's type. */
    private static JsonNode filled(JsonNode row, JsonNode values) {
        if (row instanceof TextNode text) {
            for (Map.Entry<String, JsonNode> value : values.properties()) {
                if (text.asText().equals("{" + value.getKey() + "}")) {
                    return value.getValue();
                }
            }
            return TextNode.valueOf(filled(text.asText(), values));
        }
        if (row instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(p -> copy.set(filled(p.getKey(), values), filled(p.getValue(), values)));
            return copy;
        }
        return row.isArray()
                ? JsonNodeFactory.instance
                        .arrayNode()
                        .addAll(elements(row).map(e -> filled(e, values)).toList())
                : row;
    }

    private static String filled(String text, JsonNode values) {
        String filled = text;
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue().asText());
        }
        return filled;
    }

    /** The elements of an array that must not be empty: a row that makes no variant is a mistake. */
    private static Stream<JsonNode> elements(JsonNode array) {
        if (!array.isArray() || array.isEmpty()) {
            throw new IllegalArgumentException("Expected a list with an element or more, but found: " + array);
        }
        return StreamSupport.stream(array.spliterator(), false);
    }
}
