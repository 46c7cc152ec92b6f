package org.cgmkit.cgm.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.cgm.receiver.capability.Capability;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.ResourceLocation;

/**
 * A search by patient and code that finds some new readings and nothing else, in pages that are smaller than what it finds.
 *
 * @param accepted where the readings are, and of what time
 * @param result what was found, over all pages
 */
public record PagedReadings(Map<ResourceLocation, Instant> accepted, SearchResult result) {

    public PagedReadings {
        accepted = Map.copyOf(accepted);
    }

    /**
     * Searches for them; empty where the receiver claims no parameter that finds them alone, or does not answer such a search.
     *
     * @param accepted the readings by their position in what was submitted
     * @param page how many are asked for at a time, which a receiver may overrule
     */
    public static Optional<PagedReadings> search(
            Receiver receiver, Submission submission, Map<Integer, ResourceLocation> accepted, int page) {
        Map<ResourceLocation, Instant> readings = new HashMap<>();
        List<String> parameters = new ArrayList<>(List.of("patient", receiver.patient()));
        List<String> identifiers = new ArrayList<>();
        accepted.forEach((position, location) -> {
            JsonNode reading = submission.resource(position);
            readings.put(location, Instant.parse(reading.path("effectiveDateTime").asText()));
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
            Instant from = readings.values().stream().min(Instant::compareTo).orElseThrow().minusSeconds(90);
            Instant to = readings.values().stream().max(Instant::compareTo).orElseThrow().plusSeconds(90);
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

    /** The readings that are on none of the pages, though they were stored with the times that were asked for. */
    public List<ResourceLocation> lost(Receiver receiver) {
        return accepted.entrySet().stream()
                .filter(each -> !result.found().contains(each.getKey()))
                .filter(each -> isAt(each.getValue(), receiver.read(each.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isAt(Instant time, Exchange read) {
        try {
            String stored = read.json().path("effectiveDateTime").asText();
            return OffsetDateTime.parse(stored).toInstant().equals(time);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** What is on the pages and is none of the readings, or is there a second time. */
    public List<String> strange() {
        List<String> strange = new ArrayList<>();
        Set<ResourceLocation> seen = new HashSet<>();
        for (JsonNode resource : result.resources()) {
            ResourceLocation at =
                    new ResourceLocation("Observation", resource.path("id").asText());
            if (!accepted.containsKey(at)) {
                strange.add(at + ", which does not meet it");
            } else if (!seen.add(at)) {
                strange.add(at + " a second time");
            }
        }
        return strange;
    }
}
