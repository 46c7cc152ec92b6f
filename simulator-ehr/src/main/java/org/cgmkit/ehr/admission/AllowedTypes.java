package org.cgmkit.ehr.admission;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/**
 * Each entry's resource is of a type that CGM data are made of (guide, "CGM Data Submission: Bundles").
 *
 * @param allowed the types
 */
public record AllowedTypes(Set<String> allowed) implements EntryRule {

    public AllowedTypes {
        allowed = Set.copyOf(allowed);
    }

    /** The rule with one more type. */
    public AllowedTypes and(String type) {
        Set<String> more = new TreeSet<>(allowed);
        more.add(type);
        return new AllowedTypes(more);
    }

    @Override
    public Optional<Refusal> judge(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        // What comes with a PATCH is a document about changes, not a resource to keep.
        if (entry.resource() == null || entry.method().equals("PATCH") || allowed.contains(entry.type())) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                422,
                "not-supported",
                "Expected one of " + String.join(", ", new TreeSet<>(allowed)) + " in entry " + entry.position()
                        + ", but its type is " + entry.type() + ", which is not accepted here.",
                entry.path("resource")));
    }
}
