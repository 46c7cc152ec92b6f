package org.cgmkit.guide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of one YAML mapping, read strictly: each is known, and each that is required is there. */
final class YamlFields {
    private final String place;
    private final JsonNode node;

    private YamlFields(String place, JsonNode node, List<String> required, List<String> optional) {
        this.place = place;
        this.node = node;
        String known = "expected " + String.join(", ", required)
                + (optional.isEmpty() ? "." : ", and perhaps " + String.join(", ", optional) + ".");
        if (!node.isObject()) {
            throw broken("this is no mapping, " + known);
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!required.contains(name) && !optional.contains(name)) {
                throw broken("the field '" + name + "' is not known, " + known);
            }
        });
        required.forEach(name -> {
            if (!node.hasNonNull(name)) {
                throw broken("the field '" + name + "' is missing, " + known);
            }
        });
    }

    /** Reads YAML text whose root is one mapping; {@code file} is what errors call it. */
    static YamlFields parse(String file, String yaml, List<String> required, List<String> optional) {
        return of(file, tree(file, yaml), required, optional);
    }

    /** The fields of a mapping that has been read already. */
    static YamlFields of(String file, JsonNode root, List<String> required, List<String> optional) {
        return new YamlFields(file, root, required, optional);
    }

    /** The tree of a YAML text. */
    static JsonNode tree(String file, String yaml) {
        ObjectMapper mapper = new ObjectMapper(YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build());
        try {
            return mapper.readTree(yaml);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new BrokenGuideDataException(
                    file + ", line " + line + ": expected well-formed YAML, and got: " + e.getOriginalMessage(), e);
        }
    }

    /** The mappings in a list, each with those fields. Errors call them by their id, where they have one. */
    List<YamlFields> items(String name, List<String> required, List<String> optional) {
        List<YamlFields> items = new ArrayList<>();
        for (JsonNode item : list(name)) {
            String position = name + "[" + items.size() + "]";
            items.add(new YamlFields(place + ", " + item.path("id").asText(position), item, required, optional));
        }
        return items;
    }

    /** The mappings in a list, each with an id and any other fields: whoever reads what they are written to knows which. */
    List<YamlFields> items(String name) {
        List<YamlFields> items = new ArrayList<>();
        for (JsonNode item : list(name)) {
            List<String> fields = new ArrayList<>();
            item.fieldNames().forEachRemaining(fields::add);
            items.add(new YamlFields(
                    place + ", " + item.path("id").asText(name + "[" + items.size() + "]"),
                    item,
                    List.of("id"),
                    fields));
        }
        return items;
    }

    /** Writes the fields over those of a mapping; one that is null is taken out there. */
    void writeTo(ObjectNode mapping) {
        node.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                mapping.remove(field.getKey());
            } else {
                mapping.set(field.getKey(), field.getValue());
            }
        });
    }

    boolean has(String name) {
        return node.has(name);
    }

    String text(String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw broken("'" + name + "' is " + value + ", expected a text.");
        }
        return value.textValue().strip();
    }

    @Nullable
    String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(name)) {
            if (!item.isTextual()) {
                throw broken("'" + name + "' holds " + item + ", expected texts only.");
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    int number(String name) {
        if (!node.path(name).isInt()) {
            throw broken("'" + name + "' is " + node.path(name) + ", expected a whole number.");
        }
        return node.path(name).intValue();
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        String value = text(name);
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> c.name().equals(value))
                .findFirst()
                .orElseThrow(() -> broken("'" + name + "' is '" + value + "', expected one of "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))
                        + "."));
    }

    <E extends Enum<E>> @Nullable E constantOrNull(String name, Class<E> type) {
        return has(name) ? constant(name, type) : null;
    }

    BrokenGuideDataException broken(String message) {
        return new BrokenGuideDataException(place + ": " + message);
    }

    private JsonNode list(String name) {
        JsonNode value = node.path(name);
        if (!value.isArray() || value.isEmpty()) {
            String kind = value.getNodeType().toString().toLowerCase(Locale.ROOT);
            throw broken("'" + name + "' is " + (value.isArray() ? "empty" : "a " + kind) + ", expected a list.");
        }
        return value;
    }
}
