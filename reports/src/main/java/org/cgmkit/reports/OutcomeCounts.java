package org.cgmkit.reports;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How many checks, or requirements, ended in each way. */
public final class OutcomeCounts {
    private final Map<Outcome, Integer> byOutcome = new EnumMap<>(Outcome.class);

    private OutcomeCounts() {}

    /** Counts those checks. */
    public static OutcomeCounts of(Collection<CheckResult> checks) {
        OutcomeCounts counts = new OutcomeCounts();
        checks.forEach(c -> counts.byOutcome.merge(c.outcome(), 1, Integer::sum));
        return counts;
    }

    /** Counts requirements by the outcome of their checks together. */
    public static OutcomeCounts ofRequirements(Collection<RequirementResult> results) {
        OutcomeCounts counts = new OutcomeCounts();
        results.forEach(r -> counts.byOutcome.merge(r.outcome(), 1, Integer::sum));
        return counts;
    }

    /** How many ended that way. */
    public int of(Outcome outcome) {
        return byOutcome.getOrDefault(outcome, 0);
    }

    /** All of them, the ones that were not tested included. */
    public int total() {
        return byOutcome.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many were tested. */
    public int tested() {
        return total() - of(Outcome.NOT_TESTED);
    }

    /** The counts in words, those that are not zero, such as {@code 12 passed, 1 failed, 3 not tested}. */
    public String inWords() {
        return Arrays.stream(Outcome.values())
                .filter(o -> of(o) > 0)
                .map(o -> of(o) + " " + o.words())
                .collect(Collectors.joining(", "));
    }
}
