package org.cgmkit.kit.config.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.cgmkit.guide.Role;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The form of a target file, as its schema says, in sentences about the places that do not keep to it. */
public final class TargetSchema {
    private static final String COMMON = "common:";

    /** More letters than this apart, and it was no slip of the finger. */
    private static final int FAR = 3;

    private final JsonNode text;
    private final JsonSchema schema;

    private TargetSchema(JsonNode text) {
        this.text = text;
        this.schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        text,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    /**
     * The schema of a role's target file: its own keys, and those of {@code common.schema.json} that it takes in by references
     * such as {@code common:tls}. What stands beside such a reference goes before what is common.
     *
     * @param beside the class beside which the role's schema is packed
     * @param name its file name
     */
    public static TargetSchema of(Class<?> beside, String name) {
        ObjectNode own = read(beside, name);
        ObjectNode common = read(TargetSchema.class, "common.schema.json");
        ObjectNode properties = (ObjectNode) own.path("properties");
        properties.properties().forEach(property -> {
            String reference = property.getValue().path("$ref").asText();
            if (reference.startsWith(COMMON)) {
                ObjectNode shared = common.withObject("properties")
                        .withObject(reference.substring(COMMON.length()))
                        .deepCopy();
                ObjectNode special = ((ObjectNode) property.getValue()).deepCopy();
                special.remove("$ref");
                property.setValue(shared.setAll(special));
            }
        });
        ObjectNode definitions = common.withObject("$defs").deepCopy();
        definitions.setAll(own.withObject("$defs"));
        own.set("$defs", definitions);
        return new TargetSchema(own);
    }

    /** The schema of a role that is a server, of which nothing needs to be told but where it is and how the kit gets in. */
    public static TargetSchema ofServer(Role role) {
        TargetSchema schema = of(TargetSchema.class, "server.schema.json");
        ((ObjectNode) schema.text.at("/properties/kind")).putArray("enum").add(role.id());
        return new TargetSchema(schema.text);
    }

    /** The schema as JSON, with what is common filled in, for editors and programs. Lines end with a line feed. */
    public String json() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try {
            return new ObjectMapper()
                            .writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(indenter)
                                    .withArrayIndenter(new DefaultPrettyPrinter.FixedSpaceIndenter()))
                            .writeValueAsString(text)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file may say that it describes; empty where it need not say so. */
    List<String> kinds() {
        List<String> kinds = new ArrayList<>();
        text.at("/properties/kind/enum").forEach(kind -> kinds.add(kind.asText()));
        return kinds;
    }

    private static ObjectNode read(Class<?> beside, String name) {
        try (InputStream bytes = beside.getResourceAsStream(name)) {
            return (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a mistake for each place of the file that is not as the schema says. */
    public void check(JsonNode file, YamlField root) {
        schema.validate(file).stream()
                .filter(message -> !message.getType().equals("not")) // Said by the reader, which knows both places.
                .forEach(message -> tell(message, root));
    }

    private void tell(ValidationMessage message, YamlField root) {
        YamlField place = root;
        JsonNode expected = text;
        String name = "the file";
        for (int i = 0; i < message.getInstanceLocation().getNameCount(); i++) {
            Object step = message.getInstanceLocation().getElement(i);
            if (step instanceof Integer index) {
                place = place.elements().get(index);
                expected = resolved(expected.path("items"));
            } else {
                name = String.valueOf(step);
                place = place.member(name);
                expected = property(expected, name);
            }
        }
        switch (message.getType()) {
            case "additionalProperties" -> unknown(String.valueOf(message.getProperty()), place, expected);
            case "required" -> {
                String missing = String.valueOf(message.getProperty());
                place.mistakes()
                        .addMissing(
                                place.at(),
                                "Expected '" + missing + "' here, but it is missing: "
                                        + words(property(expected, missing)) + ".");
            }
            default ->
                place.wrong("Expected '" + name + "' to be " + words(expected) + ", but got " + shown(place, expected)
                        + ".");
        }
    }

    private static void unknown(String name, YamlField mapping, JsonNode schema) {
        List<String> known = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(known::add);
        String hint = known.stream()
                .filter(each -> distance(each, name) <= Math.min(FAR, each.length() / 2))
                .min((a, b) -> Integer.compare(distance(a, name), distance(b, name)))
                .map(nearest -> "did you mean '" + nearest + "'?")
                .orElseGet(() -> "known here are " + String.join(", ", known) + ".");
        mapping.member(name).wrong("'" + name + "' is not known here: " + hint);
    }

    private static int distance(String one, String other) {
        return LevenshteinDistance.getDefaultInstance().apply(one, other);
    }

    private JsonNode property(JsonNode of, String name) {
        JsonNode named = of.path("properties").path(name);
        return resolved(named.isMissingNode() ? of.path("additionalProperties") : named);
    }

    /** A reference and what stands beside it: the words beside it are the more special ones. */
    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        if (reference.isEmpty()) {
            return node;
        }
        ObjectNode target = text.at(reference.substring(1)).deepCopy();
        for (String special : List.of("description", "examples")) {
            if (node.has(special)) {
                target.set(special, node.path(special));
            }
        }
        return target;
    }

    /** What is expected there: the schema's description, and the values or an example that it names. */
    private static String words(JsonNode schema) {
        String description = schema.path("description").asText();
        String lower = description.isEmpty()
                ? "something else"
                : description.substring(0, 1).toLowerCase(Locale.ROOT)
                        + description.substring(1).replaceFirst("\\.$", "");
        Stream<JsonNode> values = StreamSupport.stream(schema.path("enum").spliterator(), false);
        String listed = String.join(", ", values.map(JsonNode::asText).toList());
        String example = schema.path("examples").path(0).asText();
        return lower
                + (!listed.isEmpty()
                        ? " (one of " + listed + ")"
                        : example.isEmpty() ? "" : " (such as " + example + ")");
    }

    private static String shown(YamlField place, JsonNode schema) {
        if (schema.path("writeOnly").asBoolean()) {
            return "something else";
        }
        return switch (place.node()) {
            case ScalarNode scalar -> scalar.getValue().isEmpty() ? "nothing" : "'" + scalar.getValue() + "'";
            case MappingNode mapping -> "a mapping (name: value)";
            case SequenceNode sequence -> "a list";
            case null, default -> "nothing";
        };
    }
}
