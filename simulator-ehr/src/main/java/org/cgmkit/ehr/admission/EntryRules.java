package org.cgmkit.ehr.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.OutcomeIssue;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/** Rules about single entries that follow each other: all are asked in one go through a submission that may be long. */
final class EntryRules {

    private EntryRules() {}

    /** What the first rule that refuses an entry says of all the entries that it refuses, or nothing. */
    static Optional<Refusal> judge(List<EntryRule> rules, SubmittedBundle bundle, PatientContext context) {
        int asked = rules.size();
        int status = 0;
        List<OutcomeIssue> issues = new ArrayList<>();
        for (SubmittedEntry entry : asked == 0 ? List.<SubmittedEntry>of() : bundle.entries()) {
            for (int i = 0; i < asked; i++) {
                Optional<Refusal> refusal = rules.get(i).judge(entry, bundle, context);
                if (refusal.isPresent()) {
                    if (i < asked - 1 || issues.isEmpty()) {
                        // Earlier than the one that refused before it, whose issues are no longer of interest.
                        issues.clear();
                        status = refusal.get().status();
                        asked = i + 1;
                    }
                    issues.addAll(refusal.get().issues());
                }
            }
        }
        return issues.isEmpty() ? Optional.empty() : Optional.of(new Refusal(status, issues));
    }
}
