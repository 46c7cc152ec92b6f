package org.cgmkit.ehr.admission;

import java.util.Optional;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/** The URL of a POST is the type of its resource, and nothing else (FHIR R4, RESTful API, "create"). */
public record UrlNamesType() implements EntryRule {

    @Override
    public Optional<Refusal> judge(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        // Absolute URLs are another rule's business, so only their last part is looked at.
        String url = entry.url().contains(":") ? entry.url().replaceFirst(".*/", "") : entry.url();
        if (!entry.method().equals("POST") || url.equals(entry.type())) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                400,
                "value",
                "Expected " + entry.type() + " as the URL of entry " + entry.position()
                        + ", as its resource is, but it is " + (entry.url().isEmpty() ? "missing." : entry.url() + "."),
                entry.path("request.url")));
    }
}
