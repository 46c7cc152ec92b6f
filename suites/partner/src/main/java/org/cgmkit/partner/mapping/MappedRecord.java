package org.cgmkit.partner.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record of an answer, and the canonical record that the mapping makes of it.
 *
 * @param stream the name of the stream
 * @param place where it stands in the answer
 * @param wire the record as it came
 * @param fields the canonical fields, by their names
 * @param answered when the answer was given, by the partner's clock
 */
public record MappedRecord(
        String stream, String place, JsonNode wire, Map<Field, MappedValue> fields, Instant answered) {
    /** Keeps a copy. */
    public MappedRecord {
        fields = Map.copyOf(fields);
    }

    /** A field, or empty where nothing came. */
    public Optional<MappedValue> find(Field field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** A field's value where it could be read, or empty. */
    public Optional<JsonNode> value(Field field) {
        return find(field).map(MappedValue::value).filter(each -> !each.isMissingNode());
    }

    /** A field's text, or an empty one. */
    public String text(Field field) {
        return value(field).map(JsonNode::asText).orElse("");
    }

    /** A field's number, or empty where it is none. */
    public Optional<BigDecimal> number(Field field) {
        return value(field).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    }

    /** A field's time, or null where it is none. */
    public @Nullable MappedTime time(Field field) {
        return find(field).map(MappedValue::time).orElse(null);
    }

    /** When it was recorded, or empty where that cannot be told. */
    public Optional<Instant> moment() {
        MappedTime time = time(Field.TIME);
        return time == null ? Optional.empty() : Optional.ofNullable(time.instant());
    }

    /** When the partner last changed it, or empty where that is not told. */
    public Optional<Instant> changed() {
        MappedTime time = time(Field.CHANGED);
        return time == null ? Optional.empty() : Optional.ofNullable(time.instant());
    }

    /** The kind of record: {@code cbg}, {@code basal}, {@code bolus}, {@code device}. */
    public String type() {
        return text(Field.TYPE);
    }

    /** What tells it from others of the same answer: type and time. */
    public String spot() {
        return type() + "@" + moment().map(Instant::toString).orElse(place);
    }

    /** What a platform knows it by: its id, else its device, time and type. */
    public String identity() {
        String id = text(Field.ID);
        return id.isEmpty() ? text(Field.DEVICE_ID) + "/" + spot() : type() + "/" + id;
    }

    /** What it is and where, for messages. */
    public String shown() {
        return type() + " at " + place + moment().map(each -> " of " + each).orElse("");
    }
}
