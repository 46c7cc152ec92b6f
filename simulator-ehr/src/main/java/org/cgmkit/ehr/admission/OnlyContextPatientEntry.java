package org.cgmkit.ehr.admission;

import java.util.Optional;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/** A Patient entry is about the patient of the context, whom this receiver knows already. */
public record OnlyContextPatientEntry() implements EntryRule {

    @Override
    public Optional<Refusal> judge(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        if (!entry.type().equals("Patient") || context.admits(context.recognise(entry))) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                403,
                "security",
                "Expected " + context.description() + " as the Patient in entry " + entry.position()
                        + ", but it is somebody else: neither id nor identifiers nor name and date of birth are theirs.",
                entry.path("resource")));
    }
}
