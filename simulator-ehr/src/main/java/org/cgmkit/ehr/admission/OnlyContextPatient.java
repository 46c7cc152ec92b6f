package org.cgmkit.ehr.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.patient.PatientReference;
import org.cgmkit.ehr.patient.ReferenceForm;
import org.cgmkit.ehr.submission.OutcomeIssue;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/**
 * No reference of one form speaks of a patient outside the context, in whatever property it stands. A sound receiver
 * has this rule once for each form, so that none is left open.
 *
 * @param form the form that this rule looks at
 */
public record OnlyContextPatient(ReferenceForm form) implements EntryRule {

    @Override
    public Optional<Refusal> judge(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        List<OutcomeIssue> issues = new ArrayList<>();
        for (PatientContext.Mention mention : context.mentions(entry, bundle)) {
            PatientReference reference = mention.reference();
            if (reference.form() == form && !context.admits(reference.ids())) {
                issues.add(OutcomeIssue.error(
                        "security",
                        "Expected " + context.description() + " as " + mention.path() + " in entry " + entry.position()
                                + ", but it is " + reference.text() + ".",
                        entry.path("resource." + mention.path())));
            }
        }
        return issues.isEmpty() ? Optional.empty() : Optional.of(new Refusal(403, issues));
    }
}
