package org.cgmkit.ehr.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One condition of a search; a resource has to meet all of them, and of each one of its alternatives. */
public sealed interface SearchCriterion {

    /** Whether a resource meets it. */
    boolean matches(SearchableResource resource);

    /** About one of these patients. */
    record OfPatient(Set<String> ids) implements SearchCriterion {
        public OfPatient {
            ids = Set.copyOf(ids);
        }

        @Override
        public boolean matches(SearchableResource resource) {
            String patient = resource.patient();
            return patient != null && ids.contains(patient);
        }
    }

    /** With one of these logical ids. */
    record WithId(Set<String> ids) implements SearchCriterion {
        public WithId {
            ids = Set.copyOf(ids);
        }

        @Override
        public boolean matches(SearchableResource resource) {
            return ids.contains(resource.id());
        }
    }

    /**
     * With all conditions of one of several lists.
     *
     * @param alternatives the lists
     */
    record AnyOf(List<List<SearchCriterion>> alternatives) implements SearchCriterion {
        public AnyOf {
            alternatives = alternatives.stream().map(List::copyOf).toList();
        }

        @Override
        public boolean matches(SearchableResource resource) {
            return alternatives.stream().anyMatch(a -> a.stream().allMatch(c -> c.matches(resource)));
        }
    }

    /** Not brought by a submission, but there from the beginning or by a plain create. */
    record NotSubmitted() implements SearchCriterion {
        @Override
        public boolean matches(SearchableResource resource) {
            return !resource.submitted();
        }
    }

    /**
     * Not brought by a submission, or by one up to then.
     *
     * @param moment when at the latest
     */
    record SubmittedBefore(Instant moment) implements SearchCriterion {
        @Override
        public boolean matches(SearchableResource resource) {
            return !resource.submitted() || !resource.updated().isAfter(moment);
        }
    }

    /**
     * With one of these codes or identifiers.
     *
     * @param parameter the search parameter
     * @param tokens the alternatives
     */
    record WithToken(String parameter, List<Token> tokens) implements SearchCriterion {
        public WithToken {
            tokens = List.copyOf(tokens);
        }

        @Override
        public boolean matches(SearchableResource resource) {
            return matches(resource.terms());
        }

        /** Whether one of the terms meets it. */
        boolean matches(List<IndexTerm> terms) {
            return terms.stream()
                    .filter(t -> t.parameter().equals(parameter))
                    .anyMatch(t -> tokens.stream().anyMatch(token -> token.matches(t)));
        }
    }

    /**
     * A code or identifier as it is searched for (FHIR R4, Search, "token").
     *
     * @param system the system, empty for none, or null for any
     * @param code the code, or null for any
     */
    record Token(@Nullable String system, @Nullable String code) {
        boolean matches(IndexTerm term) {
            return (system == null || IndexTerm.fitting(system).equals(term.system()))
                    && (code == null || IndexTerm.fitting(code).equals(term.code()));
        }
    }

    /**
     * With a text that begins like one of these (FHIR R4, Search, "string").
     *
     * @param parameter the search parameter
     * @param beginnings the alternatives
     */
    record BeginningWith(String parameter, List<String> beginnings) implements SearchCriterion {
        public BeginningWith {
            beginnings =
                    beginnings.stream().map(b -> b.toLowerCase(Locale.ROOT)).toList();
        }

        @Override
        public boolean matches(SearchableResource resource) {
            return matches(resource.terms());
        }

        /** Whether one of the terms meets it. */
        boolean matches(List<IndexTerm> terms) {
            return terms.stream()
                    .filter(t -> t.parameter().equals(parameter))
                    .anyMatch(t -> beginnings.stream().anyMatch(t.code()::startsWith));
        }
    }

    /**
     * At a time (FHIR R4, Search, "date").
     *
     * @param prefix {@code eq}, {@code ne}, {@code lt}, {@code le}, {@code gt}, {@code ge}, {@code sa} or {@code eb}
     * @param span what the date covers
     */
    record At(String prefix, TimeRange span) implements SearchCriterion {
        @Override
        public boolean matches(SearchableResource resource) {
            return resource.span().map(this::meets).orElse(false);
        }

        private boolean meets(TimeRange own) {
            return switch (prefix) {
                case "ne" -> own.from() < span.from() || own.to() > span.to();
                case "lt" -> own.from() < span.from();
                case "le" -> own.from() <= span.to();
                case "gt" -> own.to() > span.to();
                case "ge" -> own.to() >= span.from();
                case "sa" -> own.from() > span.to();
                case "eb" -> own.to() < span.from();
                default -> own.from() >= span.from() && own.to() <= span.to();
            };
        }
    }
}
