package org.cgmkit.ehr.bulk.content;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a client wrote over a resource, or that it was deleted.
 *
 * @param type the type
 * @param id the logical id
 * @param patient whom it is about
 * @param updated when
 * @param body the resource as JSON on one line; null where it was deleted
 */
public record Version(
        String type,
        String id,
        String patient,
        Instant updated,
        @Nullable String body) {
    /** As a line; only where it was not deleted. */
    ExportLine line() {
        String text = String.valueOf(body);
        return new ExportLine(type, id, patient, updated, () -> text);
    }
}
