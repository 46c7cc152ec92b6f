package org.cgmkit.outcomes.lineage.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stood on the server after a step.
 *
 * @param observations the results
 * @param provenances where they come from
 */
public record Snapshot(List<JsonNode> observations, List<JsonNode> provenances) {
    /** Nothing. */
    static final Snapshot NOTHING = new Snapshot(List.of(), List.of());

    /** Keeps copies. */
    public Snapshot {
        observations = List.copyOf(observations);
        provenances = List.copyOf(provenances);
    }

    /** The results that are new since then, or have a new version. */
    List<JsonNode> resultsSince(Snapshot before) {
        return since(observations, before.observations);
    }

    /** The Provenance that is new since then. */
    List<JsonNode> provenancesSince(Snapshot before) {
        return since(provenances, before.provenances);
    }

    private static List<JsonNode> since(List<JsonNode> now, List<JsonNode> before) {
        Set<String> known = before.stream().map(Places::versioned).collect(Collectors.toSet());
        return now.stream()
                .filter(each -> !known.contains(Places.versioned(each)))
                .toList();
    }
}
