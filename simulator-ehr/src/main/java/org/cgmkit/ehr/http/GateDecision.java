package org.cgmkit.ehr.http;

import org.cgmkit.ehr.authorization.scope.Permission;
import org.cgmkit.ehr.submission.Refusal;

/** What becomes of a request at the gate. */
sealed interface GateDecision {

    /**
     * It is let through.
     *
     * @param permission what its sender may do
     */
    record Open(Permission permission) implements GateDecision {}

    /**
     * It is not.
     *
     * @param refusal why
     * @param challenge what its sender has to show (RFC 9110, WWW-Authenticate)
     */
    record Closed(Refusal refusal, String challenge) implements GateDecision {}
}
