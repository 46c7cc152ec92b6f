package org.cgmkit.partner.mapping;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a field of a canonical record comes from. */
public sealed interface FieldRule {

    /** The line of the mapping file. */
    int line();

    /**
     * Always the same.
     *
     * @param value the value
     * @param line the line of the mapping file
     */
    record Fixed(JsonNode value, int line) implements FieldRule {}

    /**
     * What stands at a place.
     *
     * @param at the place
     * @param table what texts become; empty where they stay as they are
     * @param otherwise what texts become that are not in the table; null where such a text is a finding
     * @param factor what numbers are multiplied by
     * @param fromText whether the number is written as a text
     * @param time how a time is read, or null where it is none
     * @param line the line of the mapping file
     */
    record Read(
            Place at,
            Map<String, JsonNode> table,
            @Nullable JsonNode otherwise,
            BigDecimal factor,
            boolean fromText,
            @Nullable TimeReading time,
            int line)
            implements FieldRule {
        /** Keeps a copy. */
        public Read {
            table = Map.copyOf(table);
        }
    }

    /**
     * What an expression gives for the record.
     *
     * @param text the expression
     * @param expression the same, compiled
     * @param line the line of the mapping file
     */
    record Computed(String text, Jsonata expression, int line) implements FieldRule {}
}
