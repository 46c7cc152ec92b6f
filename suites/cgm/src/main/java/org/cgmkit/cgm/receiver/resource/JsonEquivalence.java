package org.cgmkit.cgm.receiver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Whether two JSON values say the same: the same amount, the same instant, the same text. */
final class JsonEquivalence {
    private JsonEquivalence() {}

    static boolean of(JsonNode before, JsonNode after) {
        if (before.isNumber() && after.isNumber()) {
            return before.decimalValue().compareTo(after.decimalValue()) == 0;
        }
        Optional<Instant> instant = instant(before.asText());
        return instant.isPresent()
                ? instant.equals(instant(after.asText()))
                : before.asText().equals(after.asText());
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.contains("T") ? Optional.of(OffsetDateTime.parse(text).toInstant()) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
