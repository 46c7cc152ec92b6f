package org.cgmkit.ehr.authorization.scope;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cgmkit.ehr.search.InvalidSearchException;
import org.cgmkit.ehr.search.ParsedSearch;
import org.cgmkit.ehr.store.SearchCriterion;
import org.cgmkit.guide.search.QueryString;

/**
 * A scope that opens resources, such as {@code patient/Observation.cu?category=laboratory}.
 *
 * @param text the scope as it was written
 * @param level whose data
 * @param type the type of the resources, or {@code *}
 * @param interactions what may be done with them
 * @param query what they have to meet, as search parameters with their values; empty where they need not meet anything
 */
public record DataScope(
        String text,
        ScopeLevel level,
        String type,
        Set<Interaction> interactions,
        List<Map.Entry<String, String>> query) {
    private static final String EVERY = "*";
    private static final Pattern SCOPE = Pattern.compile("(patient|user|system)/(\\*|[A-Z][A-Za-z]*)\\."
            + "(?:(read|write|\\*)|(?=[cruds])(c?r?u?d?s?)(?:\\?(.+))?)");

    public DataScope {
        interactions = Set.copyOf(interactions);
        query = List.copyOf(query);
    }

    /** The scope that a text is, or nothing where it is another kind of scope or none. */
    public static Optional<DataScope> parse(String text) {
        Matcher scope = SCOPE.matcher(text);
        if (!scope.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DataScope(
                    text,
                    ScopeLevel.valueOf(scope.group(1).toUpperCase(Locale.ROOT)),
                    scope.group(2),
                    Interaction.of(scope.group(3) == null ? scope.group(4) : scope.group(3)),
                    scope.group(5) == null ? List.of() : query(scope.group(5))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it opens that for resources of that type, if not for all of them. */
    public boolean opens(Interaction interaction, String asked) {
        return interactions.contains(interaction) && (type.equals(EVERY) || type.equals(asked));
    }

    /**
     * What resources of a type have to meet besides being about the right patient.
     *
     * @return nothing where the scope's query says nothing that this receiver can hold against that type
     */
    public Optional<List<SearchCriterion>> criteria(String asked, Set<String> bases) {
        try {
            ParsedSearch search = ParsedSearch.of(asked, bases, query);
            return search.unknown().isEmpty() ? Optional.of(search.criteria()) : Optional.empty();
        } catch (InvalidSearchException e) {
            return Optional.empty();
        }
    }

    /** What is left of this scope where only the other one may be given, or nothing. */
    Optional<DataScope> within(DataScope allowed) {
        boolean narrower = allowed.type.equals(EVERY) || allowed.type.equals(type);
        if (level != allowed.level || !(narrower || type.equals(EVERY))) {
            return Optional.empty();
        }
        Set<Interaction> both = EnumSet.noneOf(Interaction.class);
        interactions.stream().filter(allowed.interactions::contains).forEach(both::add);
        if (both.isEmpty()) {
            return Optional.empty();
        }
        List<Map.Entry<String, String>> all = new ArrayList<>(query);
        allowed.query.stream().filter(q -> !all.contains(q)).forEach(all::add);
        boolean same = narrower && both.equals(interactions) && all.equals(query);
        return Optional.of(same ? this : of(level, narrower ? type : allowed.type, both, all));
    }

    private static DataScope of(
            ScopeLevel level, String type, Set<Interaction> interactions, List<Map.Entry<String, String>> query) {
        String filter = query.stream()
                .map(q -> q.getKey() + "=" + URLEncoder.encode(q.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String text = level.word() + "/" + type + "." + Interaction.letters(interactions)
                + (filter.isEmpty() ? "" : "?" + filter);
        return new DataScope(text, level, type, interactions, query);
    }

    /** A plus sign stays one, as in conditions: scopes are often written without encoding them. */
    private static List<Map.Entry<String, String>> query(String text) {
        for (String part : text.split("&")) {
            int equals = part.indexOf('=');
            if (equals <= 0 || equals == part.length() - 1) {
                throw new IllegalArgumentException("Expected name=value, but it is " + part + ".");
            }
        }
        return QueryString.parameters(text);
    }
}
