package org.cgmkit.ehr.admission;

import java.util.Optional;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;

/** The body is the Bundle itself (guide, OperationDefinition submit-cgm-bundle, parameter {@code resource}). */
public record RawBundle() implements AdmissionRule {

    @Override
    public Optional<Refusal> judge(SubmittedBundle bundle, PatientContext context) {
        return switch (bundle.resourceType()) {
            case "Bundle" -> Optional.empty();
            case "Parameters" ->
                Optional.of(Refusal.of(
                        400,
                        "structure",
                        "Expected the Bundle itself as the body, but it is wrapped in a Parameters resource: send the"
                                + " Bundle without it."));
            case "" ->
                Optional.of(Refusal.of(
                        400,
                        "structure",
                        "Expected a Bundle, but the body is no FHIR resource: it has no resourceType."));
            default ->
                Optional.of(Refusal.of(
                        400,
                        "structure",
                        "Expected a Bundle, but the body has the type " + bundle.resourceType() + "."));
        };
    }
}
