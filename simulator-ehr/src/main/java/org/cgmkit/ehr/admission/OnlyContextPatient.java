package org.cgmkit.ehr.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.patient.ReferenceForm;
import org.cgmkit.ehr.submission.OutcomeIssue;
import org.cgmkit.ehr.submission.References;
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
        References.visit(
                entry.node().path("resource"),
                (path, reference) -> context.read(path, reference, entry, bundle)
                        .filter(r -> r.form() == form)
                        .filter(r -> !context.admits(r.ids()))
                        .ifPresent(r -> issues.add(OutcomeIssue.error(
                                "security",
                                "Expected " + context.description() + " as " + path + " in entry " + entry.position()
                                        + ", but it is " + r.text() + ".",
                                entry.path("resource." + path)))));
        return issues.isEmpty() ? Optional.empty() : Optional.of(new Refusal(403, issues));
    }
}
