package org.cgmkit.guide;

import java.util.List;
import java.util.Optional;

/**
 * The catalogues that a kit has.
 *
 * @param all the catalogues, in the order in which they are shown
 */
public record Catalogues(List<Catalogue> all) {
    public Catalogues {
        all = List.copyOf(all);
    }

    /** The catalogue of that specification, or empty where the kit has none; old results know only the version. */
    public Optional<Catalogue> find(Specification wanted) {
        return all.stream().filter(c -> c.specification().isSameAs(wanted)).findFirst();
    }
}
