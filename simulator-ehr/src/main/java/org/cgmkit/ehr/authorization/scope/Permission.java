package org.cgmkit.ehr.authorization.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.store.SearchCriterion;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of one request may do.
 *
 * @param unlimited whether everything, as where the receiver knows no scopes
 * @param scopes what is open, where not everything is
 * @param patient the id of the patient of whom {@code patient/} scopes speak, or whom an unlimited one is bound to; null
 *     for none
 */
public record Permission(
        boolean unlimited, List<DataScope> scopes, @Nullable String patient) {

    public Permission {
        scopes = List.copyOf(scopes);
    }

    /** Everything, about one patient, or about any where that is null. */
    public static Permission everything(@Nullable String patient) {
        return new Permission(true, List.of(), patient);
    }

    /** What scopes open, with the patient of the launch context. */
    public static Permission of(List<DataScope> scopes, @Nullable String patient) {
        return new Permission(false, scopes, patient);
    }

    /** Whom submissions may be about, or null for anybody whom the receiver knows. */
    public @Nullable String submissionsAbout() {
        boolean others = scopes.stream()
                .filter(s -> s.level() != ScopeLevel.PATIENT)
                .anyMatch(s -> s.interactions().contains(Interaction.CREATE)
                        || s.interactions().contains(Interaction.UPDATE));
        return others ? null : patient;
    }

    /** Whether that is open for any type at all. */
    public boolean allows(Interaction interaction) {
        return unlimited || scopes.stream().anyMatch(s -> s.interactions().contains(interaction));
    }

    /** Whether that is open for that type, if not for all of its resources. */
    public boolean allows(Interaction interaction, String type) {
        return unlimited || !opening(interaction, type).isEmpty();
    }

    /** The scopes that open that for that type. */
    List<DataScope> opening(Interaction interaction, String type) {
        return scopes.stream()
                .filter(s -> s.opens(interaction, type))
                .filter(s -> s.level() != ScopeLevel.PATIENT || patient != null)
                .toList();
    }

    /**
     * What the resources of a type have to meet to be open to that.
     *
     * @return nothing where none is open
     */
    public Optional<List<SearchCriterion>> limits(Interaction interaction, String type, Set<String> bases) {
        if (unlimited) {
            return Optional.of(List.of());
        }
        List<List<SearchCriterion>> alternatives = new ArrayList<>();
        for (DataScope scope : opening(interaction, type)) {
            scope.criteria(type, bases).ifPresent(criteria -> {
                List<SearchCriterion> all = new ArrayList<>(criteria);
                if (scope.level() == ScopeLevel.PATIENT && patient != null) {
                    all.add(new SearchCriterion.OfPatient(Set.of(patient)));
                }
                alternatives.add(all);
            });
        }
        if (alternatives.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                alternatives.contains(List.of()) ? List.of() : List.of(new SearchCriterion.AnyOf(alternatives)));
    }
}
