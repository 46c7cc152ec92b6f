package org.cgmkit.ehr.workings;

import java.util.List;
import org.cgmkit.ehr.store.Criterion;

/**
 * What the outside gets to see of what is stored.
 *
 * @param toRead what a resource has to meet to be found by read
 * @param toSearch what a resource has to meet to be found by search
 */
public record Visibility(List<Criterion> toRead, List<Criterion> toSearch) {

    public Visibility {
        toRead = List.copyOf(toRead);
        toSearch = List.copyOf(toSearch);
    }

    /** Everything is there at once (guide, "CGM Data Submission: Bundles", available immediately). */
    public static Visibility complete() {
        return new Visibility(List.of(), List.of());
    }
}
