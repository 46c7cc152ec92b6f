package org.cgmkit.cgm.receiver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The text of a unit ({@code Quantity.unit}), which is for people, beside its code, which says what the unit is. The guide's
 * profiles fix both by a pattern, so a submitter has to send that text; a receiver that gives back another one for the same code
 * has not changed what the value says, unless the text is that of another unit.
 */
final class UnitText {
    /** The units of the guide's profiles, by code and by text. */
    private static final List<List<String>> UNITS =
            List.of(List.of("mg/dL", "mg/dl"), List.of("mmol/L", "mmol/l"), List.of("d", "days"), List.of("%"));

    private UnitText() {}

    /** Whether that text names another unit than the code. */
    static boolean contradicts(String code, JsonNode text) {
        return UNITS.stream()
                .filter(unit -> !unit.contains(code))
                .flatMap(List::stream)
                .anyMatch(other -> other.equalsIgnoreCase(text.asText()));
    }
}
