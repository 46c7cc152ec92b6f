package org.cgmkit.cgm.receiver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How far two JSON values of the same element agree: to the letter, in what they say, or not at all. */
enum JsonEquivalence {
    /** The same text. */
    SAME,
    /** The same amount or moment in other words, such as a time with another offset. */
    SAID_OTHERWISE,
    /** Something else. */
    OTHER;

    static JsonEquivalence of(JsonNode before, JsonNode after) {
        if (before.isNumber() != after.isNumber() || before.isBoolean() != after.isBoolean()) {
            return OTHER; // A number in quotation marks is no number to whoever reads it.
        }
        if (before.asText().equals(after.asText())) {
            return SAME;
        }
        boolean same = before.isNumber()
                ? isSameAmount(before, after)
                : instant(before.asText()).isPresent()
                        && instant(after.asText())
                                .filter(now ->
                                        isSameMoment(instant(before.asText()).orElseThrow(), now))
                                .isPresent();
        return same ? SAID_OTHERWISE : OTHER;
    }

    private static boolean isSameAmount(JsonNode before, JsonNode after) {
        return before.decimalValue().compareTo(after.decimalValue()) == 0;
    }

    /** The same, or the same second: neither the guide nor FHIR R4 asks a receiver to keep fractions of it. */
    private static boolean isSameMoment(Instant before, Instant after) {
        return before.equals(after) || before.truncatedTo(ChronoUnit.SECONDS).equals(after);
    }

    /** What has become of a time or number, where that can be said better than by both texts; else an empty text. */
    static String explained(JsonNode before, JsonNode after) {
        if (before.isNumber() && after.isNumber()) {
            return isSameAmount(before, after) ? " (FHIR R4 asks to keep the precision of a decimal)" : "";
        }
        if (instant(before.asText()).isEmpty()) {
            return "";
        }
        return instant(after.asText()).isPresent()
                ? " (another moment)"
                : " (without its time or offset, which is another moment or none)";
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.contains("T") ? Optional.of(OffsetDateTime.parse(text).toInstant()) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
