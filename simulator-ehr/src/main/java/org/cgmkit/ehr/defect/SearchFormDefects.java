package org.cgmkit.ehr.defect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.ehr.store.SearchCriterion;
import org.cgmkit.ehr.store.TimeRange;

/** What a receiver can misunderstand of the forms in which searches are written (FHIR R4, Search). */
final class SearchFormDefects {
    private static final String HONEST = "receiver.capability.honest";

    /** Whom a sandbox is about from the beginning. */
    private static final String PATIENT = "mara-lindqvist";

    private SearchFormDefects() {}

    static List<Defect> all() {
        return List.of(
                tokens(
                        "search-needs-systems",
                        "Finds by a code without a system only what is coded without one.",
                        tokens -> tokens.stream()
                                .map(t -> new SearchCriterion.Token(t.system() == null ? "" : t.system(), t.code()))
                                .toList()),
                tokens(
                        "search-by-first-of-list",
                        "Looks for the first of several codes.",
                        tokens -> tokens.subList(0, 1)),
                of(
                        "search-by-last-of-repeated",
                        "Looks for the last value of a parameter that is given several times.",
                        SearchFormDefects::last),
                each(
                        "search-by-beginning-of-patient",
                        "Finds those of a patient by the beginning of the id.",
                        c -> c instanceof SearchCriterion.OfPatient p
                                ? new SearchCriterion.OfPatient(p.ids().stream()
                                        .flatMap(SearchFormDefects::begun)
                                        .collect(Collectors.toSet()))
                                : c),
                each(
                        "search-ignores-type-of-reference",
                        "Finds those of a patient by the id of a group.",
                        c -> c instanceof SearchCriterion.OfPatient p
                                ? new SearchCriterion.OfPatient(p.ids().stream()
                                        .map(id -> id.replaceFirst("^Group/", ""))
                                        .collect(Collectors.toSet()))
                                : c),
                dates(
                        "search-from-is-after",
                        "Takes ge for gt.",
                        at -> new SearchCriterion.At(at.prefix().equals("ge") ? "gt" : at.prefix(), at.span())),
                dates(
                        "search-day-is-midnight",
                        "Takes a day for its first second.",
                        at -> new SearchCriterion.At(
                                at.prefix(),
                                at.span().to() - at.span().from() > 3_600_000
                                        ? new TimeRange(
                                                at.span().from(), at.span().from() + 999)
                                        : at.span())));
    }

    private static Defect of(String id, String description, UnaryOperator<List<SearchCriterion>> mistake) {
        return SearchDefects.of(id, HONEST, description, "Observation", mistake);
    }

    private static Defect each(String id, String description, UnaryOperator<SearchCriterion> mistake) {
        return of(id, description, asked -> asked.stream().map(mistake).toList());
    }

    private static Defect tokens(String id, String description, UnaryOperator<List<SearchCriterion.Token>> mistake) {
        return each(
                id,
                description,
                c -> c instanceof SearchCriterion.WithToken t && t.parameter().equals("code")
                        ? new SearchCriterion.WithToken(t.parameter(), mistake.apply(t.tokens()))
                        : c);
    }

    private static Defect dates(String id, String description, Function<SearchCriterion.At, SearchCriterion> mistake) {
        return each(id, description, c -> c instanceof SearchCriterion.At at ? mistake.apply(at) : c);
    }

    private static Stream<String> begun(String id) {
        return PATIENT.startsWith(id) ? Stream.of(id, PATIENT) : Stream.of(id);
    }

    /** Without what comes before another criterion on the same parameter. */
    private static List<SearchCriterion> last(List<SearchCriterion> asked) {
        List<SearchCriterion> kept = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            SearchCriterion here = asked.get(i);
            if (asked.subList(i + 1, asked.size()).stream().noneMatch(later -> isOnTheSame(here, later))) {
                kept.add(here);
            }
        }
        return kept;
    }

    private static boolean isOnTheSame(SearchCriterion one, SearchCriterion other) {
        if (one instanceof SearchCriterion.WithToken token && other instanceof SearchCriterion.WithToken later) {
            return token.parameter().equals(later.parameter());
        }
        return one.getClass().equals(other.getClass());
    }
}
