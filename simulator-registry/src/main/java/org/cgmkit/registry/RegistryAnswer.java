package org.cgmkit.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What the registry answers.
 *
 * @param status the HTTP status
 * @param body a resource, or plain text
 */
record RegistryAnswer(int status, String body) {

    static RegistryAnswer of(int status, ObjectNode resource) {
        return new RegistryAnswer(status, resource.toString());
    }

    /** A refusal, with an issue for each reason. */
    static RegistryAnswer refusal(int status, List<Reason> reasons) {
        ObjectNode outcome = JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
        for (Reason reason : reasons) {
            ObjectNode issue = outcome.withArray("issue")
                    .addObject()
                    .put("severity", "error")
                    .put("code", "invalid")
                    .put("diagnostics", reason.text());
            if (!reason.path().isEmpty()) {
                issue.putArray("expression").add(reason.path());
            }
        }
        return of(status, outcome);
    }

    static RegistryAnswer refusal(int status, String reason) {
        return refusal(status, List.of(new Reason("", reason)));
    }

    /** Why something is refused: where, and what is wrong. */
    record Reason(String path, String text) {}
}
