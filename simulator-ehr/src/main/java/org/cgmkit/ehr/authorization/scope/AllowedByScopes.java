package org.cgmkit.ehr.authorization.scope;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.admission.EntryRule;
import org.cgmkit.ehr.admission.OnlyContextPatient;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.patient.ReferenceForm;
import org.cgmkit.ehr.store.ResourceDraft;
import org.cgmkit.ehr.store.SearchCriterion;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/**
 * Each entry is open to the token that it was sent with. A Patient entry needs no scope, because it only tells whom the
 * submission is about and is not stored.
 *
 * @param permission what the token opens
 * @param interaction what the entry stands for
 * @param bases the addresses under which the receiver is known
 */
public record AllowedByScopes(Permission permission, Interaction interaction, Set<String> bases) implements EntryRule {

    /** Where everything is open there is no need to go through all entries. */
    @Override
    public Optional<Refusal> judge(SubmittedBundle bundle, PatientContext context) {
        return permission.unlimited() ? Optional.empty() : EntryRule.super.judge(bundle, context);
    }

    @Override
    public Optional<Refusal> judge(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        ObjectNode resource = entry.resource();
        if (permission.unlimited() || resource == null || entry.type().equals("Patient")) {
            return Optional.empty();
        }
        List<DataScope> opening = permission.opening(interaction, entry.type());
        if (opening.isEmpty()) {
            return refused(
                    entry,
                    new RequestedInteraction(interaction, entry.type()).missing() + " It is needed for entry "
                            + entry.position() + ".");
        }
        ResourceDraft draft = ResourceDraft.first(resource.path("id").asText(""), resource);
        boolean open = opening.stream()
                .anyMatch(s -> meets(s, draft)
                        && (s.level() != ScopeLevel.PATIENT || ofLaunchPatient(entry, bundle, context)));
        return open
                ? Optional.empty()
                : refused(
                        entry,
                        "Expected a resource that "
                                + String.join(
                                        " or ",
                                        opening.stream().map(DataScope::text).toList())
                                + " opens, but the " + entry.type() + " in entry " + entry.position()
                                + " does not meet that.");
    }

    private boolean meets(DataScope scope, ResourceDraft draft) {
        Optional<List<SearchCriterion>> criteria = scope.criteria(draft.type(), bases);
        return criteria.isPresent() && criteria.get().stream().allMatch(c -> c.matches(draft));
    }

    private boolean ofLaunchPatient(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        String patient = permission.patient();
        if (patient != null && patient.equals(permission.submissionsAbout())) {
            // Then the whole submission was held against that patient before.
            return true;
        }
        return patient != null
                && Arrays.stream(ReferenceForm.values())
                        .map(OnlyContextPatient::new)
                        .allMatch(rule -> rule.judge(entry, bundle, context.boundTo(patient))
                                .isEmpty());
    }

    private static Optional<Refusal> refused(SubmittedEntry entry, String text) {
        return Optional.of(Refusal.of(403, "forbidden", text, entry.path("resource")));
    }
}
