package org.cgmkit.cgm.receiver.capability;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.receiver.SearchResult;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.wire.ResourceLocation;

/**
 * A search by patient and code that finds some new readings and nothing else, in pages that are smaller than what it finds.
 *
 * @param accepted where the readings are, and of what time
 * @param code their code
 * @param result what was found, over all pages
 */
public record PagedReadings(Map<ResourceLocation, Instant> accepted, String code, SearchResult result) {
    /** Not to the second: what becomes of the edges of times is looked at elsewhere. */
    private static final Duration EDGE = Duration.ofSeconds(90);

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
            readings.put(
                    location, Instant.parse(reading.path("effectiveDateTime").asText()));
            identifiers.add(IdentifierSource.SYSTEM + "|" + SampleSubmissions.identifier(submission, position));
        });
        if (readings.size() <= page) {
            return Optional.empty();
        }
        JsonNode coding =
                submission.resource(accepted.keySet().iterator().next()).at("/code/coding/0");
        parameters.addAll(List.of(
                "code",
                coding.path("system").asText() + "|" + coding.path("code").asText()));
        Capability capability = Capability.of(receiver);
        if (capability.claimsSearch("Observation", "date")) {
            Instant from = readings.values().stream()
                    .min(Instant::compareTo)
                    .orElseThrow()
                    .minus(EDGE);
            Instant to = readings.values().stream()
                    .max(Instant::compareTo)
                    .orElseThrow()
                    .plus(EDGE);
            parameters.addAll(List.of("date", "ge" + from, "date", "le" + to));
        } else if (capability.claimsSearch("Observation", "identifier")) {
            parameters.addAll(List.of("identifier", String.join(",", identifiers)));
        } else {
            return Optional.empty();
        }
        parameters.addAll(List.of("_count", String.valueOf(page)));
        SearchResult result = SearchResult.of(receiver, "Observation", parameters.toArray(String[]::new));
        return result.answered() && result.complete()
                ? Optional.of(new PagedReadings(readings, coding.path("code").asText(), result))
                : Optional.empty();
    }

    /** The readings that are on none of the pages, though they were stored with the times that were asked for. */
    public List<ResourceLocation> lost(Receiver receiver) {
        return accepted.entrySet().stream()
                .filter(each -> !result.found().contains(each.getKey()))
                .filter(each -> time(receiver.read(each.getKey()).json()).equals(Optional.of(each.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What is on the pages and does not meet the search by what it says, or is there a second time. */
    public List<String> strange() {
        List<String> strange = new ArrayList<>();
        Set<ResourceLocation> seen = new HashSet<>();
        for (JsonNode resource : result.resources()) {
            ResourceLocation at =
                    new ResourceLocation("Observation", resource.path("id").asText());
            if (!accepted.containsKey(at) && !isAsked(resource)) {
                strange.add(at + ", which does not meet it");
            } else if (!seen.add(at)) {
                strange.add(at + " a second time");
            }
        }
        return strange;
    }

    /** Of the code and about the time that was asked for. */
    private boolean isAsked(JsonNode resource) {
        Instant from = accepted.values().stream().min(Instant::compareTo).orElseThrow();
        Instant to = accepted.values().stream().max(Instant::compareTo).orElseThrow();
        return resource.at("/code/coding").findValuesAsText("code").contains(code)
                && time(resource)
                        .filter(time -> time.isBefore(from.minus(EDGE)) || time.isAfter(to.plus(EDGE)))
                        .isEmpty();
    }

    private static Optional<Instant> time(JsonNode resource) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(resource.path("effectiveDateTime").asText())
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
