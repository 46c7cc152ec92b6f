package org.cgmkit.partner.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A field of a canonical record, with where it comes from.
 *
 * @param place where it stands in the answer, such as {@code /records/17/value}; empty for what is fixed in the mapping
 * @param wire what stood there
 * @param value what the mapping makes of it; a missing node where it makes nothing of it
 * @param time the same as a time, or null where it is none
 * @param problem why the mapping can make nothing of it; empty where it can
 * @param line the line of the mapping file
 */
public record MappedValue(
        String place,
        JsonNode wire,
        JsonNode value,
        @Nullable MappedTime time,
        String problem,
        int line) {

    /** Whether the mapping can make nothing of what came. */
    public boolean isUnreadable() {
        return !problem.isEmpty();
    }

    /** Place and text, for messages. */
    public String shown() {
        return (place.isEmpty() ? "line " + line + " of the mapping" : place) + " (" + wire + ")";
    }
}
