package org.cgmkit.ehr.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** A search as SQL. What kinds decide is decided before, so that it comes down to the numbers of few kinds. */
final class SearchQuery {
    private final long dataSet;
    private final String type;
    private final Map<Long, Kind> kinds;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, List<Long>> numbers = new HashMap<>();
    private boolean vain;

    private SearchQuery(long dataSet, String type, Map<Long, Kind> kinds) {
        this.dataSet = dataSet;
        this.type = type;
        this.kinds = kinds;
    }

    /**
     * The conditions that these criteria come down to.
     *
     * @param kinds the kinds of the type that is searched, by their numbers
     */
    static SearchQuery of(List<SearchCriterion> criteria, long dataSet, String type, Map<Long, Kind> kinds) {
        SearchQuery query = new SearchQuery(dataSet, type, kinds);
        List<Long> left = kinds.entrySet().stream()
                .filter(k -> criteria.stream().filter(Kind::decides).allMatch(k.getValue()::matches))
                .map(Map.Entry::getKey)
                .toList();
        query.vain = left.isEmpty();
        query.conditions.add(query.ofKinds(left));
        criteria.stream().filter(c -> !Kind.decides(c)).forEach(c -> query.conditions.add(query.condition(c)));
        return query;
    }

    /** Whether nothing can meet it. */
    boolean isVain() {
        return vain;
    }

    /** What follows {@code WHERE}, about a resource {@code r}. */
    String sql() {
        return String.join(" AND ", conditions);
    }

    /** The statement with the values that {@link #sql} asks for. */
    Query bind(Query query) {
        numbers.forEach((name, all) -> query.bindArray(name, Long.class, all));
        return query.bindMap(values);
    }

    private String condition(SearchCriterion criterion) {
        return switch (criterion) {
            case SearchCriterion.WithId c -> "r.id IN " + list(c.ids());
            case SearchCriterion.AnyOf c ->
                c.alternatives().stream().map(this::all).collect(Collectors.joining(" OR ", "(", ")"));
            case SearchCriterion.SubmittedBefore c -> {
                List<Long> others = kinds.entrySet().stream()
                        .filter(k -> !k.getValue().submitted())
                        .map(Map.Entry::getKey)
                        .toList();
                yield "(" + ofKinds(others) + " OR r.updated <= "
                        + value(c.moment().toEpochMilli()) + ")";
            }
            case SearchCriterion.WithToken c when !Kind.decides(c) -> token(c);
            case SearchCriterion.BeginningWith c
            when !Kind.decides(c) ->
                term(
                        c.parameter(),
                        c.beginnings().stream()
                                .map(b -> "t.code LIKE " + value(b.replaceAll("([\\\\%_])", "\\\\$1") + "%"))
                                .toList());
            case SearchCriterion.At c -> time(c);
            default ->
                ofKinds(kinds.entrySet().stream()
                        .filter(k -> k.getValue().matches(criterion))
                        .map(Map.Entry::getKey)
                        .toList());
        };
    }

    private String all(List<SearchCriterion> criteria) {
        return criteria.stream().map(this::condition).collect(Collectors.joining(" AND ", "(", ")"));
    }

    /** With a single kind, the index has its resources in the order of their arrival. */
    private String ofKinds(List<Long> some) {
        if (some.isEmpty()) {
            return "1 = 0";
        }
        if (some.size() == 1) {
            return "r.kind = " + value(some.getFirst());
        }
        String name = "n" + numbers.size();
        numbers.put(name, some);
        return "r.kind = ANY(:" + name + ")";
    }

    private String token(SearchCriterion.WithToken asked) {
        String others = term(
                asked.parameter(),
                asked.tokens().stream().map(t -> token(t, "t.system", "t.code")).toList());
        return asked.parameter().equals("identifier")
                ? asked.tokens().stream()
                        .map(t -> token(t, "r.identifier_system", "r.identifier"))
                        .collect(Collectors.joining(" OR ", "(", " OR " + others + ")"))
                : others;
    }

    private String token(SearchCriterion.Token token, String system, String code) {
        List<String> parts = new ArrayList<>();
        if (token.code() != null) {
            parts.add(code + " = " + value(IndexTerm.fitting(token.code())));
        }
        if (token.system() != null) {
            parts.add(system + " = " + value(IndexTerm.fitting(token.system())));
        }
        return parts.isEmpty() ? code + " IS NOT NULL" : "(" + String.join(" AND ", parts) + ")";
    }

    private String term(String parameter, List<String> alternatives) {
        // Not correlated, so that the few terms with that code are looked up and not every resource of the type.
        return "r.arrival IN (SELECT t.resource FROM term t WHERE t.data_set = " + value(dataSet) + " AND t.type = "
                + value(type) + " AND t.parameter = " + value(parameter) + " AND ("
                + String.join(" OR ", alternatives) + "))";
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
