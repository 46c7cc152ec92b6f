package org.cgmkit.ehr.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A search as SQL. */
final class SearchQuery {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    private SearchQuery() {}

    /** The conditions that these criteria come down to. */
    static SearchQuery of(List<SearchCriterion> criteria) {
        SearchQuery query = new SearchQuery();
        criteria.forEach(c -> query.conditions.add(query.condition(c)));
        return query;
    }

    /** What follows {@code WHERE …}, each condition with an AND before it. */
    String sql() {
        return conditions.stream().map(c -> " AND " + c).collect(Collectors.joining());
    }

    Map<String, Object> values() {
        return values;
    }

    private String condition(SearchCriterion criterion) {
        return switch (criterion) {
            case SearchCriterion.OfPatient c -> "r.patient IN " + list(c.ids());
            case SearchCriterion.WithId c -> "r.id IN " + list(c.ids());
            case SearchCriterion.AnyOf c ->
                c.alternatives().stream().map(this::all).collect(Collectors.joining(" OR ", "(", ")"));
            case SearchCriterion.NotSubmitted c -> "NOT r.submitted";
            case SearchCriterion.SubmittedBefore c ->
                "(NOT r.submitted OR r.updated <= " + value(c.moment().toEpochMilli()) + ")";
            case SearchCriterion.WithToken c ->
                term(c.parameter(), c.tokens().stream().map(this::token).toList());
            case SearchCriterion.BeginningWith c ->
                term(
                        c.parameter(),
                        c.beginnings().stream()
                                .map(b -> "t.code LIKE " + value(b.replaceAll("([\\\\%_])", "\\\\$1") + "%"))
                                .toList());
            case SearchCriterion.At c -> time(c);
        };
    }

    private String all(List<SearchCriterion> criteria) {
        return criteria.stream().map(this::condition).collect(Collectors.joining(" AND ", "(", ")"));
    }

    private String token(SearchCriterion.Token token) {
        List<String> parts = new ArrayList<>();
        if (token.code() != null) {
            parts.add("t.code = " + value(IndexTerm.fitting(token.code())));
        }
        if (token.system() != null) {
            parts.add("t.system = " + value(IndexTerm.fitting(token.system())));
        }
        return parts.isEmpty() ? "TRUE" : "(" + String.join(" AND ", parts) + ")";
    }

    private String term(String parameter, List<String> alternatives) {
        // Not correlated, so that the few terms with that code are looked up and not every resource of the type.
        return "r.id IN (SELECT t.id FROM term t WHERE t.sandbox = :sandbox AND t.type = :type AND t.parameter = "
                + value(parameter) + " AND (" + String.join(" OR ", alternatives) + "))";
    }

    private String time(SearchCriterion.At at) {
        String from = value(at.span().from());
        String to = value(at.span().to());
        return switch (at.prefix()) {
            case "ne" -> "(r.time_from < " + from + " OR r.time_to > " + to + ")";
            case "lt" -> "r.time_from < " + from;
            case "le" -> "r.time_from <= " + to;
            case "gt" -> "r.time_to > " + to;
            case "ge" -> "r.time_to >= " + from;
            case "sa" -> "r.time_from > " + to;
            case "eb" -> "r.time_to < " + from;
            default -> "(r.time_from >= " + from + " AND r.time_to <= " + to + ")";
        };
    }

    private String list(Set<String> ids) {
        return ids.stream().map(this::value).collect(Collectors.joining(", ", "(", ")"));
    }

    private String value(Object value) {
        String name = "v" + values.size();
        values.put(name, value);
        return ":" + name;
    }
}
