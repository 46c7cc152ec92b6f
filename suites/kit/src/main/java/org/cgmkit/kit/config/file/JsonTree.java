package org.cgmkit.kit.config.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A target file as JSON, for its schema. Says what JSON cannot hold: a key twice, and variables that are not set. */
public final class JsonTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final EnvironmentVariables environment;
    private final FileErrors mistakes;

    public JsonTree(EnvironmentVariables environment, FileErrors mistakes) {
        this.environment = environment;
        this.mistakes = mistakes;
    }

    public JsonNode of(Node node) {
        return switch (node) {
            case MappingNode mapping -> object(mapping);
            case SequenceNode sequence -> array(sequence);
            case ScalarNode scalar -> value(scalar);
            default -> JSON.nullNode();
        };
    }

    private ObjectNode object(MappingNode mapping) {
        ObjectNode object = JSON.objectNode();
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                mistakes.add(tuple.getKeyNode().getStartMark(), "Expected a name before the colon.");
                continue;
            }
            Integer first = lines.putIfAbsent(key.getValue(), key.getStartMark().getLine() + 1);
            if (first != null) {
                mistakes.add(
                        key.getStartMark(),
                        "'" + key.getValue() + "' is given twice, first on line " + first + ": leave one of them out.");
                continue;
            }
            object.set(key.getValue(), of(tuple.getValueNode()));
        }
        return object;
    }

    private ArrayNode array(SequenceNode sequence) {
        ArrayNode array = JSON.arrayNode();
        sequence.getValue().forEach(each -> array.add(of(each)));
        return array;
    }

    private JsonNode value(ScalarNode scalar) {
        String text = scalar.getValue();
        environment
                .missing(text)
                .ifPresent(name -> mistakes.add(
                        scalar.getStartMark(),
                        "Expected the environment variable " + name + " to be set, but it is not, or is empty."));
        Tag tag = scalar.getTag();
        try {
            if (tag.equals(Tag.NULL)) {
                return JSON.nullNode();
            }
            if (tag.equals(Tag.BOOL)) {
                return JSON.booleanNode(text.equalsIgnoreCase("true"));
            }
            if (tag.equals(Tag.INT)) {
                return JSON.numberNode(new BigInteger(text));
            }
            if (tag.equals(Tag.FLOAT)) {
                return JSON.numberNode(new BigDecimal(text));
            }
        } catch (NumberFormatException e) {
            // Another of YAML's ways to write numbers; nothing here takes such a number, so it is text.
        }
        return JSON.textNode(environment.fill(text));
    }
}
