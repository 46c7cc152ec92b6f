package org.cgmkit.ehr.submission;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the receiver has to say against a submission (FHIR R4, OperationOutcome.issue).
 *
 * @param severity {@code fatal}, {@code error}, {@code warning} or {@code information}
 * @param code from the issue-type value set, such as {@code invalid}
 * @param text a sentence for people
 * @param expression the FHIRPath of what it is about, or null
 */
public record OutcomeIssue(
        String severity, String code, String text, @Nullable String expression) {

    /** An error about the submission as a whole. */
    public static OutcomeIssue error(String code, String text) {
        return new OutcomeIssue("error", code, text, null);
    }

    /** An error about one element. */
    public static OutcomeIssue error(String code, String text, String expression) {
        return new OutcomeIssue("error", code, text, expression);
    }

    /** The issues as an OperationOutcome. */
    public static ObjectNode outcome(List<OutcomeIssue> issues) {
        ObjectNode outcome = Json.object().put("resourceType", "OperationOutcome");
        ArrayNode array = outcome.putArray("issue");
        for (OutcomeIssue issue : issues) {
            ObjectNode node = array.addObject();
            node.put("severity", issue.severity);
            node.put("code", issue.code);
            node.put("diagnostics", issue.text);
            if (issue.expression != null) {
                node.putArray("expression").add(issue.expression);
            }
        }
        return outcome;
    }
}
