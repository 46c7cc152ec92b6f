package org.cgmkit.engine.platform;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cgmkit.engine.calculation.Outcomes;

/**
 * Figures of a window, as they were once.
 *
 * @param number the first is 1
 * @param when when they were computed
 * @param outcomes the figures
 * @param received how many readings had come
 * @param sets the identifiers of the sets of readings that they rest on
 * @param posted where each result is, as {@code Observation/id/_history/n}
 */
public record Computation(
        int number, Instant when, Outcomes outcomes, int received, List<String> sets, Map<String, String> posted) {

    /** Keeps copies. */
    public Computation {
        sets = List.copyOf(sets);
        posted = Map.copyOf(posted);
    }

    /** Whether it says the same as another. */
    boolean saysTheSame(Computation other) {
        return outcomes.shares() != null
                && outcomes.shares().equals(other.outcomes.shares())
                && outcomes.spread() != null
                && outcomes.spread().equals(other.outcomes.spread());
    }

    /** The same with the places of what was posted. */
    Computation at(Map<String, String> places) {
        return new Computation(number, when, outcomes, received, sets, places);
    }
}
