package org.cgmkit.ehr.admission;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;
import org.cgmkit.fixtures.variant.EntryKind;

/**
 * A resource that can only be about a patient says about whom. A Device may do without (FHIR R4, Device.patient 0..1).
 *
 * @param spared the kinds of entries that need none; a sound receiver spares no kind
 */
public record SubjectPresent(Set<EntryKind> spared) implements EntryRule {
    private static final Set<String> ABOUT_A_PATIENT = Set.of("Observation", "DiagnosticReport", "ServiceRequest");

    public SubjectPresent {
        spared = Set.copyOf(spared);
    }

    /** The rule of a sound receiver. */
    public SubjectPresent() {
        this(Set.of());
    }

    /** The rule with one more kind spared. */
    public SubjectPresent sparing(EntryKind kind) {
        Set<EntryKind> more = new HashSet<>(spared);
        more.add(kind);
        return new SubjectPresent(more);
    }

    @Override
    public Optional<Refusal> judge(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        boolean named = entry.node().path("resource").path("subject").isObject();
        boolean needsNone = EntryKind.of(entry.node().path("resource"))
                .filter(spared::contains)
                .isPresent();
        if (named || needsNone || !ABOUT_A_PATIENT.contains(entry.type())) {
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
