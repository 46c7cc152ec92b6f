package org.cgmkit.ehr.submission;

import java.util.List;

/**
 * Why something is not accepted.
 *
 * @param status the HTTP status that says so, 4xx
 * @param issues the reasons, at least one
 */
public record Refusal(int status, List<OutcomeIssue> issues) {

    public Refusal {
        issues = List.copyOf(issues);
    }

    /** A refusal for one reason that concerns the whole. */
    public static Refusal of(int status, String code, String text) {
        return new Refusal(status, List.of(OutcomeIssue.error(code, text)));
    }

    /** A refusal for one reason that concerns one element. */
    public static Refusal of(int status, String code, String text, String expression) {
        return new Refusal(status, List.of(OutcomeIssue.error(code, text, expression)));
    }

    /** The refusal as the answer to a whole request. */
    public SubmissionAnswer answer() {
        return SubmissionAnswer.of(status, OutcomeIssue.outcome(issues));
    }
}
