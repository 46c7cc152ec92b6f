package org.cgmkit.ehr.admission;

import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/**
 * A resource that can only be about a patient says about whom. A Device may do without (FHIR R4, Device.patient 0..1).
 */
public record SubjectPresent() implements EntryRule {
    private static final Set<String> ABOUT_A_PATIENT = Set.of("Observation", "DiagnosticReport", "ServiceRequest");

    @Override
    public Optional<Refusal> judge(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        boolean named = entry.node().path("resource").path("subject").isObject();
        if (named || !ABOUT_A_PATIENT.contains(entry.type())) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                403,
                "security",
                "Expected " + context.description() + " as the subject of entry " + entry.position()
                        + ", but the resource has no subject.",
                entry.path("resource.subject")));
    }
}
