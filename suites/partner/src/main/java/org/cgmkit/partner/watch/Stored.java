package org.cgmkit.partner.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.partner.mapping.Field;

/** What a readout says that a platform has stored: canonical records, known by their ids, or by type and time where they have none. */
public final class Stored {
    private static final BigDecimal MOLAR = new BigDecimal("18.0182");

    private final Map<String, List<JsonNode>> records = new HashMap<>();
    private boolean ids;

    /** The records of a readout. */
    public Stored(JsonNode readout) {
        for (JsonNode each : readout.path("records")) {
            String id = each.path("id").asText("");
            ids |= !id.isEmpty();
            String key = each.path("user").asText() + "/" + each.path("type").asText() + "/"
                    + (id.isEmpty() ? "@" + time(each).map(Object::toString).orElse("") : id);
            records.computeIfAbsent(key, any -> new ArrayList<>()).add(each);
        }
    }

    /** Whether records have ids. */
    public boolean hasIds() {
        return ids;
    }

    /** The stored record that a served one is, or empty. */
    public Optional<JsonNode> find(Served served) {
        String begin = served.user() + "/" + served.record().type() + "/";
        String id = served.record().text(Field.ID);
        List<JsonNode> found = records.getOrDefault(begin + id, List.of());
        if (found.isEmpty()) {
            found = records.getOrDefault(
                    begin + "@" + served.record().moment().map(Object::toString).orElse(""), List.of());
        }
        return found.stream().findFirst();
    }

    /** The records with an id. */
    public List<JsonNode> withId(String id) {
        return records.values().stream()
                .flatMap(List::stream)
                .filter(each -> each.path("id").asText().equals(id))
                .toList();
    }

    /** The records that are there more than once. */
    public List<String> doubles() {
        return records.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> each.getKey() + " " + each.getValue().size() + " times")
                .sorted()
                .toList();
    }

    /** The time of a stored record, or empty where it cannot be read. */
    public static Optional<Instant> time(JsonNode record) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(record.path("time").asText()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The glucose value of a stored record in mg/dL, or empty where it has none. */
    public static Optional<BigDecimal> glucose(JsonNode record) {
        JsonNode value = record.path("value");
        if (!value.isNumber()) {
            return Optional.empty();
        }
        boolean molar =
                record.path("units").asText().toLowerCase(java.util.Locale.ROOT).startsWith("mmol");
        return Optional.of(molar ? value.decimalValue().multiply(MOLAR) : value.decimalValue());
    }
}
