package org.cgmkit.submitter.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads spans of time in the units of FHIR's value set units-of-time; a month has 30 days, a year 365. */
final class UnitsOfTime {
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1),
            "min", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "wk", Duration.ofDays(7),
            "mo", Duration.ofDays(30),
            "a", Duration.ofDays(365));

    private UnitsOfTime() {}

    /** The span that a Quantity says; empty where it is none above zero. */
    static Optional<Duration> of(JsonNode quantity) {
        Duration unit = UNITS.get(quantity.path("code").asText());
        JsonNode value = quantity.path("value");
        if (unit == null || !value.isNumber() || value.decimalValue().signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(value.decimalValue()
                .multiply(BigDecimal.valueOf(unit.toMillis()))
                .longValue()));
    }
}
