package org.cgmkit.ehr.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/**
 * No resource carries one of a foreign type inside (guide, "CGM Data Submission: Bundles"; the allow-list holds for
 * contained resources too, else it could be walked around).
 *
 * @param allowed the types
 */
public record AllowedContainedTypes(Set<String> allowed) implements EntryRule {

    public AllowedContainedTypes {
        allowed = Set.copyOf(allowed);
    }

    /** The rule with one more type. */
    public AllowedContainedTypes and(String type) {
        Set<String> more = new TreeSet<>(allowed);
        more.add(type);
        return new AllowedContainedTypes(more);
    }

    @Override
    public Optional<Refusal> judge(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        JsonNode contained = entry.node().path("resource").path("contained");
        for (int i = 0; i < contained.size(); i++) {
            String type = contained.path(i).path("resourceType").asText("");
            if (!allowed.contains(type)) {
                return Optional.of(Refusal.of(
                        422,
                        "not-supported",
                        "Expected only " + String.join(", ", new TreeSet<>(allowed))
                                + " as contained resources in entry " + entry.position() + ", but there is one "
                                + (type.isEmpty() ? "without a type." : "of type " + type + "."),
                        entry.path("resource.contained[" + i + "]")));
            }
        }
        return Optional.empty();
    }
}
