package org.cgmkit.ehr.authorization.scope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list of scopes, as it stands in requests and answers (RFC 6749, section 3.3).
 *
 * @param data those that open resources
 * @param others the others, such as {@code launch/patient}
 */
public record Scopes(List<DataScope> data, Set<String> others) {

    public Scopes {
        data = List.copyOf(data);
        others = Set.copyOf(others);
    }

    /** The scopes in a text, with spaces between them. */
    public static Scopes parse(String text) {
        List<DataScope> data = new ArrayList<>();
        Set<String> others = new LinkedHashSet<>();
        for (String part : new LinkedHashSet<>(Arrays.asList(text.strip().split("\\s+")))) {
            Optional<DataScope> scope = DataScope.parse(part);
            scope.ifPresent(data::add);
            if (scope.isEmpty() && !part.isEmpty()) {
                others.add(part);
            }
        }
        return new Scopes(data, others);
    }

    /** Whether one of the scopes that open no resources is there. */
    public boolean has(String other) {
        return others.contains(other);
    }

    /** Whether one of the scopes that open resources speaks of that level's data. */
    public boolean has(ScopeLevel level) {
        return data.stream().anyMatch(s -> s.level() == level);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return data.isEmpty() && others.isEmpty();
    }

    /** What is left of these where only the allowed ones may be given; a wider one shrinks to what is allowed. */
    public Scopes within(Scopes allowed) {
        List<DataScope> granted = new ArrayList<>();
        for (DataScope asked : data) {
            List<DataScope> parts =
                    allowed.data.stream().flatMap(a -> asked.within(a).stream()).toList();
            granted.addAll(parts.contains(asked) ? List.of(asked) : parts);
        }
        return new Scopes(
                granted.stream().distinct().toList(),
                others.stream().filter(allowed.others::contains).collect(Collectors.toSet()));
    }

    /** The same with only those scopes for resources of which that is true. */
    public Scopes only(Predicate<DataScope> kept) {
        return new Scopes(data.stream().filter(kept).toList(), others);
    }

    /** The same without those that open no resources, but for these. */
    public Scopes onlyWith(Set<String> kept) {
        return new Scopes(data, others.stream().filter(kept::contains).collect(Collectors.toSet()));
    }

    /** The scopes as text, with spaces between them. */
    public String text() {
        return Stream.concat(others.stream().sorted(), data.stream().map(DataScope::text))
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return text();
    }
}
