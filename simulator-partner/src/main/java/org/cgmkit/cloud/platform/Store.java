package org.cgmkit.cloud.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.cloud.ask.Stream;
import org.cgmkit.cloud.platform.workings.StoreRules;

/** What a platform has stored, as canonical records. */
final class Store {
    private static final BigDecimal MOLAR = new BigDecimal("18.0182");
    private static final BigDecimal MOST = BigDecimal.valueOf(1000);
    private static final List<String> KEPT =
            List.of("mode", "lasted", "planned", "rate", "dose", "asked", "spread", "spreadAsked");

    private final StoreRules rules;
    private final Map<String, ObjectNode> records = new LinkedHashMap<>();

    Store(StoreRules rules) {
        this.rules = rules;
    }

    /**
     * Stores what came.
     *
     * @return the newest time among it, or empty; null-free
     * @throws IllegalArgumentException where a bad record makes all of it worthless
     */
    Optional<Instant> keep(String owner, Stream stream, JsonNode answer) {
        List<ObjectNode> read = new ArrayList<>();
        for (JsonNode each : answer.path(stream == Stream.GLUCOSE ? "readings" : "deliveries")) {
            Optional<ObjectNode> record = read(owner, stream, each);
            if (record.isEmpty() && rules.refusesAllForOne()) {
                throw new IllegalArgumentException("A record cannot be read.");
            }
            record.ifPresent(read::add);
        }
        if (rules.stores(stream)) {
            read.forEach(each -> records.put(key(each), each));
        }
        return read.stream()
                .map(each -> Instant.parse(each.path("time").asText()))
                .max(Instant::compareTo);
    }

    private String key(ObjectNode record) {
        String key = record.path("user").asText() + "/" + record.path("type").asText() + "/"
                + record.path("id").asText();
        return rules.knowsAgain() ? key : key + "/" + records.size();
    }

    private Optional<ObjectNode> read(String owner, Stream stream, JsonNode wire) {
        String id = wire.path("id").asText();
        Instant time;
        try {
            time = OffsetDateTime.parse(wire.path("time").asText()).toInstant();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        ObjectNode record = JsonNodeFactory.instance.objectNode().put("user", owner);
        record.put("type", stream == Stream.GLUCOSE ? "cbg" : wire.path("kind").asText());
        record.put("id", id).put("time", rules.time(time).toString());
        record.put("deviceId", wire.path("device").asText());
        if (stream == Stream.GLUCOSE) {
            BigDecimal came = wire.path("value").decimalValue();
            BigDecimal right = wire.path("units").asText().equals("mmol/L") ? came.multiply(MOLAR) : came;
            if (!wire.path("value").isNumber() || right.signum() < 0 || right.compareTo(MOST) > 0) {
                return Optional.empty();
            }
            record.put("units", "mg/dL").put("value", rules.value(right, came));
        }
        KEPT.stream().filter(wire::has).forEach(name -> record.set(name, wire.path(name)));
        return id.isEmpty() ? Optional.empty() : Optional.of(record);
    }

    ArrayNode shown() {
        return JsonNodeFactory.instance.arrayNode().addAll(records.values());
    }
}
