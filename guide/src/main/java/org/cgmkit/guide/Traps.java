package org.cgmkit.guide;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The known traps of one specification. */
public final class Traps {
    private final List<Trap> traps;

    private Traps(List<Trap> traps) {
        this.traps = List.copyOf(traps);
    }

    /** No trap is known. */
    static Traps none() {
        return new Traps(List.of());
    }

    /** Reads traps from YAML text; {@code file} is what errors call it. */
    static Traps read(String file, String yaml) {
        YamlFields root = YamlFields.parse(file, yaml, List.of("traps"), List.of());
        List<Trap> traps = new ArrayList<>();
        for (YamlFields item :
                root.items("traps", List.of("number", "id", "title", "seen", "change", "requirements"), List.of())) {
            String id = item.text("id");
            if (traps.stream().anyMatch(t -> t.id().equals(id))) {
                throw item.broken("the id '" + id + "' is already taken, expected each id once.");
            }
            if (item.number("number") != traps.size() + 1) {
                throw item.broken("'number' is " + item.number("number") + ", expected " + (traps.size() + 1)
                        + ", its place in the list.");
            }
            traps.add(new Trap(
                    item.number("number"),
                    id,
                    item.text("title"),
                    item.text("seen"),
                    item.text("change"),
                    item.texts("requirements")));
        }
        return new Traps(traps);
    }

    /** Those with the ids, each with those of its requirements that are known; they keep their numbers. */
    Traps those(Collection<String> ids, Set<String> requirements) {
        return new Traps(traps.stream()
                .filter(t -> ids.contains(t.id()))
                .map(t -> new Trap(
                        t.number(),
                        t.id(),
                        t.title(),
                        t.seen(),
                        t.change(),
                        t.requirements().stream().filter(requirements::contains).toList()))
                .toList());
    }

    /** All traps, by number. */
    public List<Trap> all() {
        return traps;
    }

    /** The trap with that id, or empty. */
    public Optional<Trap> find(String id) {
        return traps.stream().filter(t -> t.id().equals(id)).findFirst();
    }

    /**
     * What a finding says to who has met the trap with that id.
     *
     * @throws IllegalArgumentException where there is no such trap
     */
    public String adviceOn(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("There is no trap '" + id + "'."))
                .advice();
    }

    /** The traps that a check of that requirement may meet. */
    public List<Trap> of(Requirement requirement) {
        return traps.stream()
                .filter(t -> t.requirements().contains(requirement.id()))
                .toList();
    }
}
