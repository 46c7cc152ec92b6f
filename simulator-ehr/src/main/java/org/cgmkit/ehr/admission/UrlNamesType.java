package org.cgmkit.ehr.admission;

import java.util.Optional;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/** request.url names the type of the resource, and for a POST nothing else (FHIR R4, Bundle, "transaction"). */
public record UrlNamesType() implements EntryRule {

    @Override
    public Optional<Refusal> judge(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        if (entry.resource() == null) {
            return Optional.empty();
        }
        // Absolute URLs are another rule's business, so only the last parts are looked at.
        String url = entry.url().contains(":") ? entry.url().replaceFirst(".*/", "") : entry.url();
        String named = entry.method().equals("POST") ? url : url.split("[/?]", 2)[0];
        if (named.equals(entry.type())) {
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
