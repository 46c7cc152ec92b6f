package org.cgmkit.ehr.workings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.ehr.store.SearchCriterion;

/**
 * What the outside gets to see of what is stored.
 *
 * @param toRead what a resource has to meet to be found by read
 * @param toSearch what a resource has to meet to be found by search
 * @param delay how long it takes until what was submitted is found by either
 */
public record Visibility(List<SearchCriterion> toRead, List<SearchCriterion> toSearch, Duration delay) {

    public Visibility {
        toRead = List.copyOf(toRead);
        toSearch = List.copyOf(toSearch);
    }

    /**
     * Everything is there that long after its submission (guide, "CGM Data Submission: Bundles": immediately, but for
     * additional ingestion workflow steps).
     */
    public static Visibility after(Duration delay) {
        return new Visibility(List.of(), List.of(), delay);
    }

    /** The same, where a read finds only what meets these. */
    public Visibility reading(List<SearchCriterion> criteria) {
        return new Visibility(criteria, toSearch, delay);
    }

    /** The same, where a search finds only what meets these. */
    public Visibility searching(List<SearchCriterion> criteria) {
        return new Visibility(toRead, criteria, delay);
    }

    /** What a resource has to meet to be found by a read at that moment. */
    public List<SearchCriterion> toReadAt(Instant now) {
        return at(now, toRead);
    }

    /** What a resource has to meet to be found by a search at that moment. */
    public List<SearchCriterion> toSearchAt(Instant now) {
        return at(now, toSearch);
    }

    private List<SearchCriterion> at(Instant now, List<SearchCriterion> criteria) {
        if (delay.isZero()) {
            return criteria;
        }
        List<SearchCriterion> settled = new ArrayList<>(criteria);
        settled.add(new SearchCriterion.SubmittedBefore(now.minus(delay)));
        return settled;
    }
}
