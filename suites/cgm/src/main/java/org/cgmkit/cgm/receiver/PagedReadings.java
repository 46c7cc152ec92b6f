package org.cgmkit.cgm.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.cgm.receiver.capability.Capability;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.wire.ResourceLocation;

/**
 * A search by patient and code that finds some new readings and nothing else, in pages that are smaller than what it finds.
 *
 * @param accepted where the readings are
 * @param result what was found, over all pages
 */
public record PagedReadings(Collection<ResourceLocation> accepted, SearchResult result) {

    public PagedReadings {
        accepted = List.copyOf(accepted);
    }

    /**
     * Searches for them; empty where the receiver claims no parameter that finds them alone, or does not answer such a search.
     *
     * @param accepted the readings by their position in what was submitted
     * @param page how many are asked for at a time, which a receiver may overrule
     */
    public static Optional<PagedReadings> search(
            Receiver receiver, Submission submission, Map<Integer, ResourceLocation> accepted, int page) {
        Set<ResourceLocation> readings = new HashSet<>();
        List<String> parameters = new ArrayList<>(List.of("patient", receiver.patient()));
        List<Instant> times = new ArrayList<>();
        List<String> identifiers = new ArrayList<>();
        accepted.forEach((position, location) -> {
            JsonNode reading = submission.resource(position);
            readings.add(location);
            times.add(Instant.parse(reading.path("effectiveDateTime").asText()));
            identifiers.add(IdentifierSource.SYSTEM + "|" + SampleSubmissions.identifier(submission, position));
        });
        if (readings.size() <= page) {
            return Optional.empty();
        }
        JsonNode coding = submission
                .resource(accepted.keySet().iterator().next())
                .at("/code/coding/0");
        parameters.addAll(List.of(
                "code", coding.path("system").asText() + "|" + coding.path("code").asText()));
        Capability capability = Capability.of(receiver);
        if (capability.claimsSearch("Observation", "date")) {
            // Not to the second: what becomes of the edges is looked at elsewhere.
            Instant from = times.stream().min(Instant::compareTo).orElseThrow().minusSeconds(2);
            Instant to = times.stream().max(Instant::compareTo).orElseThrow().plusSeconds(2);
            parameters.addAll(List.of("date", "ge" + from, "date", "le" + to));
        } else if (capability.claimsSearch("Observation", "identifier")) {
            parameters.addAll(List.of("identifier", String.join(",", identifiers)));
        } else {
            return Optional.empty();
        }
        parameters.addAll(List.of("_count", String.valueOf(page)));
        SearchResult result = SearchResult.of(receiver, "Observation", parameters.toArray(String[]::new));
        return result.answered() && result.complete()
                ? Optional.of(new PagedReadings(readings, result))
                : Optional.empty();
    }

    /** The readings that are on none of the pages. */
    public List<ResourceLocation> lost() {
        return accepted.stream().filter(at -> !result.found().contains(at)).toList();
    }

    /** What is on the pages and is none of the readings, or is there a second time. */
    public List<String> strange() {
        List<String> strange = new ArrayList<>();
        Set<ResourceLocation> seen = new HashSet<>();
        for (JsonNode resource : result.resources()) {
            ResourceLocation at =
                    new ResourceLocation("Observation", resource.path("id").asText());
            if (!accepted.contains(at)) {
                strange.add(at + ", which does not meet it");
            } else if (!seen.add(at)) {
                strange.add(at + " a second time");
            }
        }
        return strange;
    }
}
