package org.cgmkit.ehr.admission;

import java.util.Optional;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;

/** There is something in the Bundle (guide, profile cgm-data-submission-bundle, entry 1..*). */
public record HasEntries() implements AdmissionRule {

    @Override
    public Optional<Refusal> judge(SubmittedBundle bundle, PatientContext context) {
        return bundle.hasEntries()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        400, "required", "Expected at least one entry, but the Bundle has none.", "Bundle.entry"));
    }
}
