package org.cgmkit.ehr.admission;

import java.util.Optional;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;

/** The body is one JSON value. */
public record ParsableJson() implements AdmissionRule {

    @Override
    public Optional<Refusal> judge(SubmittedBundle bundle, PatientContext context) {
        if (bundle.isEmpty()) {
            return Optional.of(Refusal.of(
                    400, "structure", "Expected a Bundle as the body of the request, but the body is empty."));
        }
        return Optional.ofNullable(bundle.mistake())
                .map(m -> Refusal.of(400, "structure", "Expected JSON, but the body cannot be parsed: " + m));
    }
}
