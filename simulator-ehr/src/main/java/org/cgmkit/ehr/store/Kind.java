package org.cgmkit.ehr.store;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What many resources share, and by which they are found.
 *
 * @param type their type
 * @param patient the id of the patient whom they are about, or null
 * @param submitted whether they came in submissions
 * @param terms their terms of the parameters that resources share
 */
record Kind(String type, @Nullable String patient, boolean submitted, List<IndexTerm> terms) {
    /** Others are different in each resource, as identifiers are. */
    private static final Set<String> SHARED = Set.of("code", "category", "status", "gender");

    Kind {
        terms = List.copyOf(terms);
    }

    /** Whether resources share the terms of a search parameter. */
    static boolean isShared(String parameter) {
        return SHARED.contains(parameter);
    }

    /** Whether the resources of a kind all meet a criterion, or none does, so that it is asked of the kind. */
    static boolean decides(SearchCriterion criterion) {
        return switch (criterion) {
            case SearchCriterion.OfPatient c -> true;
            case SearchCriterion.NotSubmitted c -> true;
            case SearchCriterion.WithToken c -> isShared(c.parameter());
            case SearchCriterion.BeginningWith c -> isShared(c.parameter());
            default -> false;
        };
    }

    /** Whether its resources meet a criterion that it decides. */
    boolean matches(SearchCriterion criterion) {
        return switch (criterion) {
            case SearchCriterion.OfPatient c -> patient != null && c.ids().contains(patient);
            case SearchCriterion.NotSubmitted c -> !submitted;
            case SearchCriterion.WithToken c -> c.matches(terms);
            case SearchCriterion.BeginningWith c -> c.matches(terms);
            default ->
                throw new IllegalArgumentException("Expected a criterion that kinds decide, but got " + criterion);
        };
    }

    /** What tells it from others of its data set and type. */
    String digest() {
        StringBuilder all = new StringBuilder();
        append(all, patient == null ? "" : "Patient/" + patient);
        append(all, submitted ? "submitted" : "");
        for (IndexTerm term : terms) {
            append(all, term.parameter());
            append(all, term.system());
            append(all, term.code());
        }
        return ContentHash.of(all.toString());
    }

    private static void append(StringBuilder all, String text) {
        all.append(text.length()).append(' ').append(text);
    }
}
