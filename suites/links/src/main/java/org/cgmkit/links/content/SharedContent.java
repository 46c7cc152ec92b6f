package org.cgmkit.links.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.fixtures.Json;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.links.config.SharedKind;
import org.cgmkit.links.file.OpenedFile;

/**
 * The resources behind a link, each once however often it came, with the decimals that it was written with.
 *
 * @param entries the resources
 */
public record SharedContent(List<Entry> entries) {
    public SharedContent {
        entries = List.copyOf(entries);
    }

    /**
     * A resource.
     *
     * @param where which it is, such as {@code files[0].embedded, entry[3]}
     * @param resource the resource
     */
    public record Entry(String where, JsonNode resource) {

        /** When it applies, where that is one moment; or empty. */
        public Optional<Instant> time() {
            return instant(resource.path("effectiveDateTime"));
        }
    }

    /** What those files hold, as far as they could be opened and are FHIR. */
    public static SharedContent of(List<OpenedFile> files) {
        Map<JsonNode, Entry> all = new LinkedHashMap<>();
        for (OpenedFile file : files) {
            JsonNode whole = read(file.isFhir() ? file.text().orElse("") : "");
            if (whole.path("resourceType").asText().equals("Bundle")) {
                JsonNode inside = whole.path("entry");
                for (int i = 0; i < inside.size(); i++) {
                    JsonNode resource = inside.path(i).path("resource");
                    all.putIfAbsent(resource, new Entry(file.where() + ", entry[" + i + "]", resource));
                }
            } else if (whole.has("resourceType")) {
                all.putIfAbsent(whole, new Entry(file.where(), whole));
            }
        }
        return new SharedContent(new ArrayList<>(all.values()));
    }

    private static JsonNode read(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return Json.object();
        }
    }

    /** The resources of that kind. */
    public List<Entry> of(SharedKind kind) {
        return entries.stream()
                .filter(entry -> SharedKind.of(entry.resource()).equals(Optional.of(kind)))
                .toList();
    }

    /** The kinds of which there is something. */
    public Set<SharedKind> kinds() {
        Set<SharedKind> kinds = EnumSet.noneOf(SharedKind.class);
        entries.forEach(entry -> SharedKind.of(entry.resource()).ifPresent(kinds::add));
        return kinds;
    }

    /** The readings that have a value, a unit and a time, oldest first. */
    public List<GlucoseReading> readings() {
        List<GlucoseReading> readings = new ArrayList<>();
        for (Entry entry : of(SharedKind.READINGS)) {
            JsonNode quantity = entry.resource().path("valueQuantity");
            Optional<Instant> time = entry.time();
            for (GlucoseUnit unit : GlucoseUnit.values()) {
                if (time.isPresent()
                        && quantity.path("value").isNumber()
                        && quantity.path("code").asText().equals(unit.code())) {
                    readings.add(new GlucoseReading(
                            time.get(), quantity.path("value").decimalValue(), unit));
                }
            }
        }
        return readings.stream()
                .sorted(Comparator.comparing(GlucoseReading::time))
                .toList();
    }

    /** The moment that a dateTime with a time of day means, or empty. */
    static Optional<Instant> instant(JsonNode dateTime) {
        try {
            return dateTime.isTextual()
                    ? Optional.of(OffsetDateTime.parse(dateTime.asText()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
