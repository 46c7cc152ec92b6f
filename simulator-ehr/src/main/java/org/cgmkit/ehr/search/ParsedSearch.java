package org.cgmkit.ehr.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.ehr.store.SearchCriterion;
import org.cgmkit.ehr.store.TimeRange;
import org.cgmkit.guide.search.SearchValue;

/**
 * A search, understood.
 *
 * @param criteria what has to be met
 * @param understood the parameters that took part, as {@code name=value}, in their order
 * @param unknown the names of parameters that the type does not have, in their order
 */
public record ParsedSearch(List<SearchCriterion> criteria, List<String> understood, List<String> unknown) {
    private static final Set<String> PREFIXES = Set.of("eq", "ne", "lt", "le", "gt", "ge", "sa", "eb");

    public ParsedSearch {
        criteria = List.copyOf(criteria);
        understood = List.copyOf(understood);
        unknown = List.copyOf(unknown);
    }

    /**
     * Understands parameters.
     *
     * @param type the type that is searched
     * @param bases the addresses under which this receiver is known
     * @param parameters names with their values; a repeated name asks for all of its values
     * @throws InvalidSearchException where a value of a known parameter makes no sense
     */
    public static ParsedSearch of(String type, Set<String> bases, List<Map.Entry<String, String>> parameters) {
        Map<String, SearchParameters.Kind> known = SearchParameters.of(type);
        List<SearchCriterion> criteria = new ArrayList<>();
        List<String> understood = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Map.Entry<String, String> parameter : parameters) {
            String name = parameter.getKey();
            if (SearchParameters.shapes(name)) {
                continue;
            }
            boolean ofPatientType = name.equals("subject:Patient") || name.equals("patient:Patient");
            SearchParameters.Kind kind = known.get(ofPatientType ? "subject" : name);
            if (kind == null) {
                unknown.add(name);
            } else if (!parameter.getValue().isEmpty()) {
                criteria.add(criterion(name, kind, parameter.getValue(), bases));
                understood.add(name + "=" + parameter.getValue());
            }
        }
        return new ParsedSearch(criteria, understood, unknown);
    }

    private static SearchCriterion criterion(String name, SearchParameters.Kind kind, String value, Set<String> bases) {
        List<String> alternatives = SearchValue.alternatives(value);
        List<String> texts = alternatives.stream().map(SearchValue::text).toList();
        return switch (kind) {
            case PATIENT ->
                new SearchCriterion.OfPatient(
                        texts.stream().map(a -> patientId(a, bases)).collect(Collectors.toSet()));
            case ID -> new SearchCriterion.WithId(Set.copyOf(texts));
            case TOKEN ->
                new SearchCriterion.WithToken(
                        name, alternatives.stream().map(ParsedSearch::token).toList());
            case STRING -> new SearchCriterion.BeginningWith(name, texts);
            case DATE ->
                texts.size() == 1
                        ? date(name, value)
                        : new SearchCriterion.AnyOf(
                                texts.stream().map(t -> List.of(date(name, t))).toList());
        };
    }

    /** {@code Patient/id}, the bare id, or the absolute URL on this receiver; anything else matches nobody. */
    private static String patientId(String value, Set<String> bases) {
        for (String base : bases) {
            if (value.startsWith(base + "/Patient/")) {
                return value.substring(base.length() + "/Patient/".length());
            }
        }
        return value.startsWith("Patient/") ? value.substring("Patient/".length()) : value;
    }

    private static SearchCriterion.Token token(String alternative) {
        SearchValue.Token token = SearchValue.token(alternative);
        return new SearchCriterion.Token(token.system(), token.code());
    }

    /** A blank where an offset begins is a plus sign that was not encoded, for no time has a blank there. */
    private static SearchCriterion date(String name, String value) {
        boolean prefixed = value.length() > 2 && PREFIXES.contains(value.substring(0, 2));
        String date = prefixed ? value.substring(2) : value;
        Optional<TimeRange> span = TimeRange.parse(date.replaceFirst(" (?=\\d{2}:\\d{2}$)", "+"));
        return new SearchCriterion.At(
                prefixed ? value.substring(0, 2) : "eq",
                span.orElseThrow(
                        () -> new InvalidSearchException("Expected a date such as 2024-05-01 or ge2024-05-01 as the"
                                + " value of " + name + ", but it is " + value + ".")));
    }
}
