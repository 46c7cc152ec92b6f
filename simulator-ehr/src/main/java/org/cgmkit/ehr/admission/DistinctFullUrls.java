package org.cgmkit.ehr.admission;

import java.util.Optional;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/** No two entries have the same fullUrl, else references to it could not be told apart (FHIR R4, bdl-7). */
public record DistinctFullUrls() implements EntryRule {

    @Override
    public Optional<Refusal> judge(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        return bundle.isFirstRepetition(entry)
                ? Optional.of(Refusal.of(
                        400,
                        "invariant",
                        "Expected a fullUrl of its own in entry " + entry.position() + ", but an earlier entry has "
                                + entry.fullUrl() + " too.",
                        entry.path("fullUrl")))
                : Optional.empty();
    }
}
