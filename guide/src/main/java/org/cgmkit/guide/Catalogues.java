package org.cgmkit.guide;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The catalogues that a kit has.
 *
 * @param all the catalogues that are shown where no version is asked for, in the order in which they are shown
 * @param others those of other versions of the same specifications
 */
public record Catalogues(List<Catalogue> all, List<Catalogue> others) {
    public Catalogues {
        all = List.copyOf(all);
        others = List.copyOf(others);
    }

    /** Catalogues of specifications of which there is one version. */
    public Catalogues(List<Catalogue> all) {
        this(all, List.of());
    }

    /** The catalogue of that specification, or empty where the kit has none; old results know only the version. */
    public Optional<Catalogue> find(Specification wanted) {
        return Stream.concat(all.stream(), others.stream())
                .filter(c -> c.specification().isSameAs(wanted))
                .findFirst();
    }
}
