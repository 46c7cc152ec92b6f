package org.cgmkit.ehr.admission;

import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/** An entry that creates something says what (FHIR R4, Bundle, bdl-5 and "transaction"). */
public record HasResource() implements EntryRule {
    private static final Set<String> WITHOUT_RESOURCE = Set.of("GET", "HEAD", "DELETE");

    @Override
    public Optional<Refusal> judge(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        if (!entry.type().isEmpty() || WITHOUT_RESOURCE.contains(entry.method())) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                400,
                "required",
                "Expected a resource in entry " + entry.position() + ", but there is none.",
                entry.path("resource")));
    }
}
