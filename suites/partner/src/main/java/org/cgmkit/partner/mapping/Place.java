package org.cgmkit.partner.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import org.cgmkit.kit.config.ConfigurationException;

/**
 * Where something stands in an answer (RFC 6901).
 *
 * @param pointer the place
 * @param ofAnswer whether it is counted from the whole answer, and not from the record
 */
public record Place(JsonPointer pointer, boolean ofAnswer) {

    /**
     * Reads a place: {@code /value} from the record, {@code ^/user/id} from the whole answer.
     *
     * @throws ConfigurationException where it is none
     */
    public static Place of(String text) {
        boolean ofAnswer = text.startsWith("^");
        String pointer = ofAnswer ? text.substring(1) : text;
        if (!pointer.startsWith("/") && !pointer.isEmpty()) {
            throw new ConfigurationException(
                    "Expected a place such as /value (from the record) or ^/user (from the whole answer), but got '"
                            + text + "'. A fixed value is written {value: " + text + "}.");
        }
        return new Place(JsonPointer.compile(pointer), ofAnswer);
    }

    /** What stands there; a missing node where there is nothing. */
    JsonNode in(JsonNode answer, JsonNode record) {
        return (ofAnswer ? answer : record).at(pointer);
    }

    /** The whole place in the answer, for a record that stands there. */
    String within(String recordPlace) {
        return ofAnswer ? pointer.toString() : recordPlace + pointer;
    }
}
