package org.cgmkit.guide.cgm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A code in its system.
 *
 * @param system the canonical of the code system
 * @param code the code
 */
public record Coding(String system, String code) {
    /** The code system LOINC. */
    public static final String LOINC = "http://loinc.org";

    /**
     * Reads the form {@code system|code} that searches use, too.
     *
     * @throws IllegalArgumentException where the text has another form
     */
    public static Coding parse(String text) {
        int bar = text.indexOf('|');
        if (bar <= 0 || bar == text.length() - 1) {
            throw new IllegalArgumentException("Expected system|code, but got '" + text + "'.");
        }
        return new Coding(text.substring(0, bar), text.substring(bar + 1));
    }

    /** The codings of a CodeableConcept, without those that lack the system or the code. */
    public static Stream<Coding> of(JsonNode codeableConcept) {
        return StreamSupport.stream(codeableConcept.path("coding").spliterator(), false)
                .map(c -> new Coding(c.path("system").asText(), c.path("code").asText()))
                .filter(c -> !c.system().isEmpty() && !c.code().isEmpty());
    }

    /** The form that searches use. */
    @Override
    public String toString() {
        return system + "|" + code;
    }
}
