package org.cgmkit.ehr.admission;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/** No two entries have the same fullUrl, else references to it could not be told apart (FHIR R4, bdl-7). */
public record DistinctFullUrls() implements AdmissionRule {

    @Override
    public Optional<Refusal> judge(SubmittedBundle bundle, PatientContext context) {
        Set<String> seen = new HashSet<>();
        for (SubmittedEntry entry : bundle.entries()) {
            if (!entry.fullUrl().isEmpty() && !seen.add(entry.fullUrl())) {
                return Optional.of(Refusal.of(
                        400,
                        "invariant",
                        "Expected a fullUrl of its own in entry " + entry.position() + ", but an earlier entry has "
                                + entry.fullUrl() + " too.",
                        entry.path("fullUrl")));
            }
        }
        return Optional.empty();
    }
}
