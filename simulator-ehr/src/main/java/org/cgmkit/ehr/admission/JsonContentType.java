package org.cgmkit.ehr.admission;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;

/** The body is FHIR JSON by its Content-Type (FHIR R4, "Content Types and encodings"). */
public record JsonContentType() implements AdmissionRule {
    private static final Set<String> ACCEPTED = Set.of("application/fhir+json", "application/json");

    @Override
    public Optional<Refusal> judge(SubmittedBundle bundle, PatientContext context) {
        String type = bundle.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (ACCEPTED.contains(type)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                415,
                "not-supported",
                "Expected Content-Type application/fhir+json, but "
                        + (type.isEmpty() ? "there was none." : "it was " + type + ".")));
    }
}
