package org.cgmkit.submitter.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.fixtures.IdentifierSource;

/** Entries of submissions, and how they hang together. */
public final class BundleEntries {
    private final List<ObjectNode> all;
    private final Map<String, ObjectNode> byFullUrl = new HashMap<>();

    private BundleEntries(List<ObjectNode> all) {
        this.all = all;
        all.forEach(e -> byFullUrl.putIfAbsent(e.path("fullUrl").asText(), e));
    }

    /** Those entries. */
    public static BundleEntries of(List<ObjectNode> entries) {
        return new BundleEntries(List.copyOf(entries));
    }

    /** The entries of a Bundle. */
    public static BundleEntries in(JsonNode bundle) {
        return of(bundle.path("entry").valueStream().map(ObjectNode.class::cast).toList());
    }

    /** All of them, in their order. */
    public List<ObjectNode> all() {
        return all;
    }

    /** The entry, and after it what it refers to, directly and through others. */
    public List<ObjectNode> with(ObjectNode entry) {
        List<ObjectNode> order = new ArrayList<>();
        Set<ObjectNode> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<ObjectNode> open = new ArrayDeque<>();
        open.add(entry);
        while (!open.isEmpty()) {
            ObjectNode next = open.remove();
            if (found.add(next)) {
                order.add(next);
                for (JsonNode reference : next.path("resource").findValues("reference")) {
                    ObjectNode target = byFullUrl.get(reference.asText());
                    if (target != null) {
                        open.add(target);
                    }
                }
            }
        }
        return order;
    }

    /** Those of the entries, and what they refer to, in the order of all. */
    public List<ObjectNode> closed(Collection<ObjectNode> some) {
        Set<ObjectNode> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        some.forEach(e -> wanted.addAll(with(e)));
        return all.stream().filter(wanted::contains).toList();
    }

    /** The value of the identifier that the app gave the resource of an entry. */
    public static Optional<String> identifier(JsonNode entry) {
        for (JsonNode identifier : entry.path("resource").path("identifier")) {
            if (identifier.path("system").asText().equals(IdentifierSource.SYSTEM)) {
                return Optional.of(identifier.path("value").asText());
            }
        }
        return Optional.empty();
    }

    /** Whether an entry asks for a conditional create. */
    public static boolean conditional(JsonNode entry) {
        return entry.path("request").has("ifNoneExist");
    }

    /** A copy of an entry that asks for no conditional create. */
    public static ObjectNode plain(ObjectNode entry) {
        ObjectNode copy = entry.deepCopy();
        copy.withObject("/request").remove("ifNoneExist");
        return copy;
    }
}
