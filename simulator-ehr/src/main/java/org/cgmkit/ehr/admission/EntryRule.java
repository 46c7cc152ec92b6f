package org.cgmkit.ehr.admission;

import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/** Something that each entry has to meet, else the whole submission is refused, with an issue for each such entry. */
public interface EntryRule extends AdmissionRule {

    /** A reason against this entry, or nothing. */
    Optional<Refusal> judge(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context);

    @Override
    default Optional<Refusal> judge(SubmittedBundle bundle, PatientContext context) {
        return EntryRules.judge(List.of(this), bundle, context);
    }
}
