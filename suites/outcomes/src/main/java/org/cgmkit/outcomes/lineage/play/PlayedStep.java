package org.cgmkit.outcomes.lineage.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.cgmkit.engine.summary.SwallowedWrite;
import org.cgmkit.reports.Evidence;

/**
 * A step, and what came of it.
 *
 * @param step the step
 * @param before what stood on the server before it
 * @param after what stood there afterwards
 * @param told what the platform answered: the chain of its result, or nothing
 * @param figuresAsOf the figures that it then said to have had after the first step, or nothing
 * @param swallowed what conditional creates did not store
 * @param lost what stood there before and cannot be read any more
 * @param failure why the step was not done, as a sentence; empty where it was
 * @param began when its readings were given
 * @param ended when it was over
 * @param evidence its exchanges
 */
public record PlayedStep(
        LineageStep step,
        Snapshot before,
        Snapshot after,
        JsonNode told,
        JsonNode figuresAsOf,
        List<SwallowedWrite> swallowed,
        List<String> lost,
        String failure,
        Instant began,
        Instant ended,
        List<Evidence> evidence) {

    /** Keeps copies. */
    public PlayedStep {
        swallowed = List.copyOf(swallowed);
        lost = List.copyOf(lost);
        evidence = List.copyOf(evidence);
    }

    /** Whether it is that step of its window. */
    public boolean isSameAs(PlayedStep other) {
        return step.set().equals(other.step.set());
    }

    /** The results that it led to; what is said to be an error is none. */
    public List<JsonNode> results() {
        return after.resultsSince(before).stream()
                .filter(each -> !each.path("status").asText().equals("entered-in-error"))
                .toList();
    }

    /** The results that conditional creates did not store though they said something else than what was there. */
    public List<SwallowedWrite> swallowedCorrections() {
        return swallowed.stream()
                .filter(each -> each.posted().path("resourceType").asText().equals("Observation"))
                .filter(each -> !value(each.posted()).equals(value(each.kept())))
                .toList();
    }

    private static List<JsonNode> value(JsonNode result) {
        return List.of(result.path("valueQuantity"), result.path("component"));
    }

    /** The Provenance that it led to. */
    public List<JsonNode> provenances() {
        return after.provenancesSince(before);
    }
}
