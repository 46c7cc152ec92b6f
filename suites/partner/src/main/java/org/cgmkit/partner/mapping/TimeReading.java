package org.cgmkit.partner.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.kit.config.ConfigurationException;
import org.jspecify.annotations.Nullable;

/**
 * A named way to read and write times.
 *
 * @param name its name in the mapping file
 * @param form the pattern of texts, or null where times are numbers
 * @param unit the seconds of a number's unit: 1, or 0.001 for milliseconds; 0 where times are texts
 * @param zone the zone of texts without an offset, or null
 * @param zonePlace where the zone of texts without an offset stands, or null
 * @param local whether texts are a wall clock
 */
public record TimeReading(
        String name,
        @Nullable DateTimeFormatter form,
        long unit,
        @Nullable ZoneId zone,
        @Nullable Place zonePlace,
        boolean local) {

    /** Units of numbers, as divisors of a second. */
    private static final long MILLIS = 1000;

    /** Asked for once, as each answer is a copy. */
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    /**
     * A reading of texts.
     *
     * @throws ConfigurationException where the pattern is none of java.time
     */
    static TimeReading ofPattern(
            String name, String pattern, @Nullable ZoneId zone, @Nullable Place zonePlace, boolean local) {
        try {
            DateTimeFormatter form = new DateTimeFormatterBuilder()
                    .appendPattern(pattern)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
            return new TimeReading(name, form, 0, zone, zonePlace, local);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "Expected a pattern of java.time, such as uuuu-MM-dd'T'HH:mm:ssX, but got '" + pattern + "' ("
                            + e.getMessage() + ").");
        }
    }

    /** A reading of numbers: seconds of the epoch, or milliseconds. */
    static TimeReading ofEpoch(String name, boolean milliseconds) {
        return new TimeReading(name, null, milliseconds ? MILLIS : 1, ZoneOffset.UTC, null, false);
    }

    /**
     * Reads a time.
     *
     * @param wire what came
     * @param answer the whole answer, in which a zone may stand
     * @param record the record, likewise
     * @throws UnreadableValue where that cannot be done, with the reason
     */
    MappedTime read(JsonNode wire, JsonNode answer, JsonNode record) {
        if (form == null) {
            if (!wire.isNumber()) {
                throw new UnreadableValue("expected a number by the reading '" + name + "'");
            }
            Instant instant = Instant.ofEpochMilli(wire.decimalValue()
                    .multiply(java.math.BigDecimal.valueOf(MILLIS / unit))
                    .longValue());
            return new MappedTime(instant, LocalDateTime.ofInstant(instant, ZoneOffset.UTC), ZoneOffset.UTC);
        }
        if (!wire.isTextual()) {
            throw new UnreadableValue("expected a text by the reading '" + name + "'");
        }
        TemporalAccessor parsed = parsed(form, wire.textValue());
        ZoneOffset offset = parsed.query(TemporalQueries.offset());
        LocalDateTime clock = clock(parsed);
        if (offset != null) {
            return new MappedTime(clock.toInstant(offset), clock, offset);
        }
        ZoneId known = local ? null : zone(answer, record);
        return new MappedTime(known == null ? null : instant(clock, known), clock, null);
    }

    /** The moment that a text of a request names, or empty where it is not written as this reading says. */
    public Optional<Instant> moment(String text) {
        try {
            JsonNode wire = form == null
                    ? JsonNodeFactory.instance.numberNode(new java.math.BigDecimal(text))
                    : JsonNodeFactory.instance.textNode(text);
            return Optional.ofNullable(read(wire, MissingNode.getInstance(), MissingNode.getInstance())
                    .instant());
        } catch (UnreadableValue | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private TemporalAccessor parsed(DateTimeFormatter by, String text) {
        try {
            return by.parse(text);
        } catch (DateTimeException e) {
            throw new UnreadableValue("it is not as the pattern of the reading '" + name + "' says");
        }
    }

    private LocalDateTime clock(TemporalAccessor parsed) {
        try {
            return parsed.isSupported(ChronoField.HOUR_OF_DAY)
                    ? LocalDateTime.from(parsed)
                    : LocalDateTime.ofInstant(Instant.from(parsed), ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new UnreadableValue("the reading '" + name + "' gives no date with a time of day");
        }
    }

    private ZoneId zone(JsonNode answer, JsonNode record) {
        if (zone != null) {
            return zone;
        }
        if (zonePlace == null) {
            throw new UnreadableValue("it has no offset, and the reading '" + name
                    + "' names no zone: add 'zone' to it, or 'local: true' for a wall clock");
        }
        String id = zonePlace.in(answer, record).asText();
        if (!ZONES.contains(id)) {
            throw new UnreadableValue("it has no offset, and '" + id + "' is no zone");
        }
        return ZoneId.of(id);
    }

    /** The moment of a wall clock; of a time that comes twice the first. */
    private static Instant instant(LocalDateTime clock, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(clock);
        if (offsets.isEmpty()) {
            throw new UnreadableValue("that time of day does not exist in " + zone + ", because clocks are changed");
        }
        return clock.toInstant(offsets.getFirst());
    }

    /** Writes a moment, for a request. */
    public String written(Instant moment) {
        if (form == null) {
            return String.valueOf(unit == 1 ? moment.getEpochSecond() : moment.toEpochMilli());
        }
        return form.format(moment.atZone(zone == null ? ZoneOffset.UTC : zone));
    }
}
