package org.cgmkit.ehr.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.cgmkit.ehr.submission.Json;
import org.jspecify.annotations.Nullable;

/**
 * A resource as the receiver keeps it.
 *
 * @param type its type
 * @param id its logical id
 * @param version its version, from 1
 * @param patient the id of the patient whom it is about, or null
 * @param updated when this version was stored
 * @param submitted whether it came in a submission, as opposed to a plain create or the sample data
 * @param body the resource as JSON, with id and meta
 */
public record StoredResource(
        String type,
        String id,
        int version,
        @Nullable String patient,
        Instant updated,
        boolean submitted,
        String body) {

    /** Where it is, as {@code Type/id}. */
    public String reference() {
        return type + "/" + id;
    }

    /** The resource as a tree of its own. */
    public ObjectNode resource() {
        return Json.object(body);
    }
}
