package org.cgmkit.partner.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of data is asked for and read.
 *
 * @param name its name in the mapping file
 * @param get the path, from the API's address
 * @param query the parameters, with placeholders such as {@code {from}}
 * @param window what a window is, or null where there are none
 * @param paging how it has pages
 * @param records where the list of records stands
 * @param where where a text stands by which records are chosen, or null where all of them are
 * @param in the texts of records that are chosen
 * @param record where the fields come from
 */
public record StreamMapping(
        String name,
        String get,
        Map<String, String> query,
        @Nullable Window window,
        Paging paging,
        Place records,
        @Nullable Place where,
        Set<String> in,
        Map<Field, FieldRule> record) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final long MOST_MILLIS = 5000;
    private static final int DEEPEST = 200;

    /** Keeps copies. */
    public StreamMapping {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        in = Set.copyOf(in);
        record = Map.copyOf(record);
    }

    /** Whether its requests have that placeholder. */
    public boolean asks(String placeholder) {
        return query.values().stream().anyMatch(each -> each.contains("{" + placeholder + "}"));
    }

    /** Whether it can be asked for a window. */
    public boolean hasWindow() {
        return window != null && asks("from") && asks("to");
    }

    /** Whether records that came since a moment can be asked for. */
    public boolean tellsChanges() {
        return window != null && window.sinceArrived() && asks("since");
    }

    /** Whether it may have records of that type. */
    public boolean mayHave(String type) {
        return switch (record.get(Field.TYPE)) {
            case FieldRule.Fixed(JsonNode value, int line) -> value.asText().equals(type);
            case FieldRule.Read read ->
                read.table().values().stream().anyMatch(each -> each.asText().equals(type));
            case FieldRule.Computed computed -> true;
            case null -> false;
        };
    }

    /** The cursor of the next page in an answer; empty where there is none, or pages have no cursors. */
    public String cursor(JsonNode answer) {
        return paging instanceof Paging.Cursor(Place at) ? at.in(answer, answer).asText("") : "";
    }

    /** The list of records in an answer; a missing node where there is none. */
    public JsonNode list(JsonNode answer) {
        return records.in(answer, answer);
    }

    /**
     * The records of an answer.
     *
     * @param answered when it was given, by the partner's clock
     */
    public List<MappedRecord> read(JsonNode answer, Instant answered) {
        JsonNode list = list(answer);
        List<MappedRecord> read = new ArrayList<>();
        if (list.isObject()) {
            read.add(read(answer, list, records.within(""), answered));
        }
        for (int i = 0; list.isArray() && i < list.size(); i++) {
            JsonNode each = list.get(i);
            if (where == null || in.contains(where.in(answer, each).asText())) {
                read.add(read(answer, each, records.within("") + "/" + i, answered));
            }
        }
        return read;
    }

    private MappedRecord read(JsonNode answer, JsonNode each, String place, Instant answered) {
        Map<Field, MappedValue> fields = new EnumMap<>(Field.class);
        record.forEach((field, rule) -> {
            MappedValue value = value(rule, answer, each, place);
            if (value != null) {
                fields.put(field, value);
            }
        });
        return new MappedRecord(name, place, each, fields, answered);
    }

    private static @Nullable MappedValue value(FieldRule rule, JsonNode answer, JsonNode record, String place) {
        return switch (rule) {
            case FieldRule.Fixed fixed -> new MappedValue("", fixed.value(), fixed.value(), null, "", fixed.line());
            case FieldRule.Computed computed -> computed(computed, record, place);
            case FieldRule.Read read -> {
                JsonNode wire = read.at().in(answer, record);
                yield wire.isMissingNode() || wire.isNull()
                        ? null
                        : read(read, wire, answer, record, read.at().within(place));
            }
        };
    }

    private static @Nullable MappedValue read(
            FieldRule.Read rule, JsonNode wire, JsonNode answer, JsonNode record, String place) {
        try {
            if (rule.time() != null) {
                return new MappedValue(place, wire, wire, rule.time().read(wire, answer, record), "", rule.line());
            }
            JsonNode value = rule.table().isEmpty() ? number(rule, wire) : translated(rule, wire);
            return value.isNull() ? null : new MappedValue(place, wire, value, null, "", rule.line());
        } catch (UnreadableValue e) {
            return new MappedValue(
                    place, wire, MissingNode.getInstance(), null, String.valueOf(e.getMessage()), rule.line());
        }
    }

    private static JsonNode translated(FieldRule.Read rule, JsonNode wire) {
        JsonNode value = rule.table().get(wire.asText());
        if (value != null) {
            return value;
        }
        if (rule.otherwise() != null) {
            return rule.otherwise();
        }
        throw new UnreadableValue("the table in line " + rule.line() + " of the mapping does not know it");
    }

    private static JsonNode number(FieldRule.Read rule, JsonNode wire) {
        if (rule.fromText()) {
            try {
                return JSON.getNodeFactory().numberNode(new BigDecimal(wire.asText()).multiply(rule.factor()));
            } catch (NumberFormatException e) {
                throw new UnreadableValue("expected a number as text");
            }
        }
        if (rule.factor().compareTo(BigDecimal.ONE) == 0) {
            return wire;
        }
        if (!wire.isNumber()) {
            throw new UnreadableValue("expected a number");
        }
        return JSON.getNodeFactory().numberNode(wire.decimalValue().multiply(rule.factor()));
    }

    private static @Nullable MappedValue computed(FieldRule.Computed rule, JsonNode record, String place) {
        try {
            JsonNode value = evaluated(rule.expression(), record);
            return value.isNull() || value.isMissingNode()
                    ? null
                    : new MappedValue(place, record, value, null, "", rule.line());
        } catch (JException e) {
            return new MappedValue(
                    place,
                    record,
                    MissingNode.getInstance(),
                    null,
                    "the expression in line " + rule.line() + " of the mapping fails: " + e.getMessage(),
                    rule.line());
        }
    }

    /** What an expression gives; bounded in time, as it comes from a file. */
    static JsonNode evaluated(Jsonata expression, JsonNode record) {
        Jsonata.Frame frame = expression.createFrame();
        frame.setRuntimeBounds(MOST_MILLIS, DEEPEST);
        Object value = expression.evaluate(JSON.convertValue(record, Object.class), frame);
        return value == null || value.equals(Jsonata.NULL_VALUE) ? NullNode.getInstance() : JSON.valueToTree(value);
    }
}
