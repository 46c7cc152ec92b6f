package org.cgmkit.ehr.admission;

import java.util.Optional;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/** request.url is relative to the receiver's base (FHIR R4, Bundle.entry.request.url). */
public record RelativeUrl() implements EntryRule {

    @Override
    public Optional<Refusal> judge(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        String url = entry.url();
        if (!url.contains(":") && !url.startsWith("/")) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                400,
                "value",
                "Expected a URL relative to the base in entry " + entry.position() + ", such as " + entry.type()
                        + ", but it is " + url + ".",
                entry.path("request.url")));
    }
}
