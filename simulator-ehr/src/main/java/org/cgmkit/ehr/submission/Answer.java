package org.cgmkit.ehr.submission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a submission is answered with.
 *
 * @param status the HTTP status
 * @param body a Bundle or an OperationOutcome, or null for an empty body
 */
public record Answer(int status, @Nullable ObjectNode body) {

    /** An answer with a body. */
    public static Answer of(int status, ObjectNode body) {
        return new Answer(status, body);
    }

    /** Whether the submission was processed, as opposed to refused as a whole. */
    public boolean processed() {
        return status < 300;
    }
}
