package org.cgmkit.ehr.rest;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A create or update that is not accepted. */
final class RefusedWriteException extends BaseServerResponseException {
    private static final long serialVersionUID = 1;

    private final ObjectNode outcome;

    RefusedWriteException(int status, ObjectNode outcome) {
        super(status, "The write is refused.");
        this.outcome = outcome;
    }

    ObjectNode outcome() {
        return outcome;
    }
}
