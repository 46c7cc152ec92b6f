package org.cgmkit.guide.cgm.drift;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What was seen of a system in a run for one version, each fact with the place where it was seen first. */
public final class Facts {
    private final Map<FactKind, Map<String, String>> places = new EnumMap<>(FactKind.class);

    /**
     * Notes a fact.
     *
     * @param value what was seen
     * @param place where, in a few words, such as {@code entry[3]}; empty where there is nothing to say
     */
    public Facts add(FactKind kind, String value, String place) {
        places.computeIfAbsent(kind, k -> new LinkedHashMap<>()).putIfAbsent(value, place);
        return this;
    }

    /** Notes all facts of others, too. */
    public Facts addAll(Facts others) {
        others.places.forEach((kind, values) -> values.forEach((value, place) -> add(kind, value, place)));
        return this;
    }

    /** What was seen of a kind, in the order in which it was seen. */
    public Set<String> values(FactKind kind) {
        return places.getOrDefault(kind, Map.of()).keySet();
    }

    /** Where that was seen first. */
    public String place(FactKind kind, String value) {
        return places.getOrDefault(kind, Map.of()).getOrDefault(value, "");
    }

    /** The kinds of which something was seen. */
    Set<FactKind> kinds() {
        return places.keySet();
    }
}
