package org.cgmkit.kit.config.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cgmkit.kit.config.ConfigurationException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A place in a target file that may hold something. What is asked for and has another form is taken as not there: the schema has
 * spoken of it already.
 *
 * @param node what stands there, or null for nothing
 * @param at where that is, or where it would be
 * @param environment fills in variables
 * @param mistakes where what is wrong is kept
 */
public record YamlField(@Nullable Node node, Mark at, EnvironmentVariables environment, FileErrors mistakes) {

    public static YamlField of(Node node, EnvironmentVariables environment, FileErrors mistakes) {
        return new YamlField(node, node.getStartMark(), environment, mistakes);
    }

    /** What stands under that key. */
    public YamlField member(String key) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key)) {
                    return new YamlField(tuple.getValueNode(), name.getStartMark(), environment, mistakes);
                }
            }
        }
        return new YamlField(null, at, environment, mistakes);
    }

    public boolean there() {
        return node != null;
    }

    /** The elements of a list. */
    public List<YamlField> elements() {
        List<YamlField> elements = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(each -> elements.add(of(each, environment, mistakes)));
        }
        return elements;
    }

    /** The members of a mapping, by key. */
    public Map<String, YamlField> members() {
        Map<String, YamlField> members = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name) {
                    members.put(name.getValue(), member(name.getValue()));
                }
            }
        }
        return members;
    }

    /** The text here, as it is written but for variables; numbers keep their zeros. */
    public Optional<String> text() {
        return node instanceof ScalarNode scalar ? Optional.of(environment.fill(scalar.getValue())) : Optional.empty();
    }

    /** What the variables that are named here hold, by their names. */
    Map<String, String> variables() {
        return node instanceof ScalarNode scalar ? environment.used(scalar.getValue()) : Map.of();
    }

    /** The {@code true} or {@code false} here. */
    public Optional<Boolean> truth() {
        return text().filter(text -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))
                .map(text -> text.equalsIgnoreCase("true"));
    }

    /** What becomes of the text here, or empty where there is none or it is wrong, which is kept as a mistake. */
    public <T> Optional<T> read(Function<String, T> reader) {
        return text().filter(text -> !mistakes.has(at)).flatMap(text -> attempt(() -> reader.apply(text)));
    }

    /** What that makes, or empty where it says that something is wrong, which is kept as a mistake of this place. */
    public <T> Optional<T> attempt(Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (ConfigurationException e) {
            wrong(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Keeps a mistake of this place. */
    public void wrong(String sentence) {
        mistakes.add(at, sentence);
    }

    /** The line, counted from 1. */
    public int line() {
        return at.getLine() + 1;
    }
}
