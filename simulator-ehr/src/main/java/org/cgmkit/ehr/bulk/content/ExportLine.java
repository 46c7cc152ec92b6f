package org.cgmkit.ehr.bulk.content;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * One resource of an export.
 *
 * @param type its type
 * @param id its logical id
 * @param patient the id of the patient whom it is about
 * @param updated when it was stored
 * @param text makes the resource as JSON on one line, without a newline; asked for when the line is sent
 */
public record ExportLine(String type, String id, String patient, Instant updated, Supplier<String> text) {
    /** The same with other text. */
    public ExportLine reading(Supplier<String> other) {
        return new ExportLine(type, id, patient, updated, other);
    }
}
