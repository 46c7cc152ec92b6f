package org.cgmkit.ehr.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.submission.OutcomeIssue;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmissionAnswer;

/** Whether refused entries take the rest of the submission with them (guide, "Standing Orders": MAY reject an entire submission or any subset). */
@FunctionalInterface
public interface SubmissionRefusalRule {

    /** The answer to the whole submission, of which then nothing is stored; or nothing, and each entry is answered. */
    Optional<SubmissionAnswer> judge(List<EntryDisposition> dispositions);

    /** Each entry is answered for itself. */
    static SubmissionRefusalRule never() {
        return dispositions -> Optional.empty();
    }

    /** One refused entry refuses the whole, with the status of the first one and the reasons of all. */
    static SubmissionRefusalRule forAnyEntry() {
        return dispositions -> {
            int status = 0;
            List<OutcomeIssue> issues = new ArrayList<>();
            for (EntryDisposition disposition : dispositions) {
                if (disposition instanceof EntryDisposition.Refuse refused) {
                    status = status == 0 ? refused.refusal().status() : status;
                    issues.addAll(refused.refusal().issues());
                }
            }
            return issues.isEmpty() ? Optional.empty() : Optional.of(new Refusal(status, issues).answer());
        };
    }
}
