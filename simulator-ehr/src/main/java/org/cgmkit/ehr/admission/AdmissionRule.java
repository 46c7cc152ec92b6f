package org.cgmkit.ehr.admission;

import java.util.Optional;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;

/** Something that a whole submission has to meet. Rules are asked in order; a later one may rely on the earlier ones. */
@FunctionalInterface
public interface AdmissionRule {

    /** A reason to refuse the whole submission, or nothing. */
    Optional<Refusal> judge(SubmittedBundle bundle, PatientContext context);
}
