package org.cgmkit.ehr.admission;

import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/**
 * Each entry asks for an allowed operation (guide, "CGM Data Submission: Bundles", permitting only POST).
 *
 * @param allowed {@code POST} on a sound receiver
 */
public record AllowedMethods(Set<String> allowed) implements EntryRule {

    public AllowedMethods {
        allowed = Set.copyOf(allowed);
    }

    @Override
    public Optional<Refusal> judge(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        if (allowed.contains(entry.method())) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                422,
                "not-supported",
                "Expected method POST in entry " + entry.position() + ", but it is "
                        + (entry.method().isEmpty() ? "missing." : entry.method() + ", which is not allowed here."),
                entry.path("request.method")));
    }
}
