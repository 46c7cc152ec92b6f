package org.cgmkit.partner.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.file.JsonTree;
import org.cgmkit.kit.config.file.YamlField;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads where one field comes from.
 *
 * @param tree turns nodes into JSON
 * @param readings the time reading that a name means, told as a mistake of a place where there is none
 */
record FieldReader(JsonTree tree, BiFunction<YamlField, String, TimeReading> readings) {
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "ms", BigDecimal.ONE,
            "s", BigDecimal.valueOf(1000),
            "min", BigDecimal.valueOf(60_000),
            "h", BigDecimal.valueOf(3_600_000),
            "days", BigDecimal.valueOf(86_400_000));
    private static final int FAR = 3;

    /** The sentence for a name that is no field. */
    static String unknown(String name) {
        return Arrays.stream(Field.values())
                .map(Field::id)
                .filter(each -> distance(each, name) <= FAR)
                .min(Comparator.comparingInt(each -> distance(each, name)))
                .map(nearest -> "'" + name + "' is no field: did you mean '" + nearest + "'?")
                .orElseGet(() -> "'" + name + "' is no field. Fields are "
                        + Arrays.stream(Field.values()).map(Field::id).collect(Collectors.joining(", ")) + ".");
    }

    private static int distance(String one, String other) {
        return LevenshteinDistance.getDefaultInstance().apply(one, other);
    }

    /** The rule, or empty where there is a mistake in it, which is kept. */
    Optional<FieldRule> read(Field field, YamlField at) {
        if (at.node() instanceof ScalarNode) {
            return at.read(text -> timely(
                    field, new FieldRule.Read(Place.of(text), Map.of(), null, BigDecimal.ONE, false, null, at.line())));
        }
        YamlField expression = at.member("jsonata");
        YamlField fixed = at.member("value");
        if (expression.there()) {
            return expression.read(text -> computed(text, at.line()));
        }
        if (fixed.there()) {
            return Optional.of(new FieldRule.Fixed(json(fixed), at.line()));
        }
        YamlField place = at.member("at");
        if (!place.there()) {
            at.wrong("Expected a place such as /" + field.id()
                    + ", {value: …}, {at: /place, …} or {jsonata: \"…\"} for '" + field.id()
                    + "', but got none of them.");
            return Optional.empty();
        }
        return place.read(text -> timely(field, detailed(Place.of(text), at)));
    }

    private JsonNode json(YamlField field) {
        Node node = field.node();
        return node == null ? NullNode.getInstance() : tree.of(node);
    }

    private FieldRule.Read detailed(Place place, YamlField at) {
        Map<String, JsonNode> table = new LinkedHashMap<>();
        at.member("table").members().forEach((text, value) -> table.put(text, json(value)));
        YamlField otherwise = at.member("else");
        YamlField time = at.member("time");
        @Nullable
        TimeReading reading =
                time.text().map(name -> readings.apply(time, name)).orElse(null);
        return new FieldRule.Read(
                place,
                table,
                otherwise.there() ? json(otherwise) : null,
                factor(at),
                at.member("number").text().filter("text"::equals).isPresent(),
                reading,
                at.line());
    }

    private static BigDecimal factor(YamlField at) {
        BigDecimal unit = at.member("unit").text().map(UNITS::get).orElse(BigDecimal.ONE);
        return at.member("factor")
                .read(text -> {
                    try {
                        return new BigDecimal(text);
                    } catch (NumberFormatException e) {
                        throw new ConfigurationException("Expected a number such as 0.01, but got '" + text + "'.");
                    }
                })
                .orElse(BigDecimal.ONE)
                .multiply(unit);
    }

    /** A time needs a reading, and nothing else has one. */
    private static FieldRule timely(Field field, FieldRule.Read rule) {
        if (field.isTime() && rule.time() == null) {
            throw new ConfigurationException("Expected '" + field.id()
                    + "' to name how its text is read, such as {at: /time, time: instant} with a reading 'instant' under"
                    + " 'times', but it names none.");
        }
        if (!field.isTime() && rule.time() != null) {
            throw new ConfigurationException("'" + field.id() + "' is no time: leave 'time' out.");
        }
        return rule;
    }

    private static FieldRule computed(String text, int line) {
        try {
            Jsonata expression = Jsonata.jsonata(text);
            expression.setOutputConvertNulls(false);
            try {
                // The first time takes longest, and should not fall into a run.
                StreamMapping.evaluated(expression, JsonNodeFactory.instance.objectNode());
            } catch (JException e) {
                // Of an empty record, nothing has to come.
            }
            return new FieldRule.Computed(text, expression, line);
        } catch (JException e) {
            throw new ConfigurationException("Expected an expression of JSONata, but it cannot be read: "
                    + String.valueOf(e.getMessage()).replaceFirst("\\.$", "") + ".");
        }
    }
}
