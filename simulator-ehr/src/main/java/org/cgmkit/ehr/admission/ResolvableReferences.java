package org.cgmkit.ehr.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.OutcomeIssue;
import org.cgmkit.ehr.submission.References;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/**
 * A reference that means something only inside the Bundle, as {@code urn:uuid:…} does, has its target there (FHIR R4,
 * Bundle, "Resolving references in Bundles"). Stored without it would hang in the air for good.
 */
public record ResolvableReferences() implements EntryRule {

    @Override
    public Optional<Refusal> judge(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        List<OutcomeIssue> issues = new ArrayList<>();
        References.visit(entry.node().path("resource"), (path, reference) -> {
            String literal = reference.path("reference").asText("");
            if (literal.startsWith("urn:") && bundle.position(entry, literal).isEmpty()) {
                issues.add(OutcomeIssue.error(
                        "not-found",
                        "Expected an entry with the fullUrl that " + path + " in entry " + entry.position()
                                + " refers to, but there is none with " + literal + ".",
                        entry.path("resource." + path)));
            }
        });
        return issues.isEmpty() ? Optional.empty() : Optional.of(new Refusal(400, issues));
    }
}
