package org.cgmkit.cgm.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;

/**
 * What of some entries is found in the store by their identifiers. What a search that ignores identifiers finds does not count.
 *
 * @param positions which of the entries are there
 * @param places where they are
 */
public record StoredEntries(Set<Integer> positions, List<String> places) {

    /**
     * What is searched for together.
     *
     * @param type the type
     * @param own whether it is about the patient, so that it can be searched with the patient, as some receivers ask for
     */
    private record Kind(String type, boolean own) {
        static Kind of(JsonNode resource, Receiver receiver) {
            return new Kind(
                    resource.path("resourceType").asText(),
                    resource.at("/subject/reference").asText().equals("Patient/" + receiver.patient()));
        }
    }

    public StoredEntries {
        positions = Set.copyOf(positions);
        places = List.copyOf(places);
    }

    /**
     * Searches for each of those entries of the submission; what has no identifier of the kit's, or is of a type that is not
     * served, is not found.
     */
    public static StoredEntries of(Receiver receiver, Submission submission, List<Integer> entries) {
        return of(receiver, submission, entries, 1);
    }

    /**
     * The same for many, with one search for all of a type (FHIR R4, Search, "Composite Search Parameters": values with commas
     * between them are alternatives), which not every receiver knows.
     */
    static StoredEntries ofMany(Receiver receiver, Submission submission, List<Integer> entries) {
        return of(receiver, submission, entries, Integer.MAX_VALUE);
    }

    private static StoredEntries of(Receiver receiver, Submission submission, List<Integer> entries, int together) {
        Map<Kind, Map<String, Integer>> wanted = new LinkedHashMap<>();
        for (int position : entries) {
            Kind kind = Kind.of(submission.resource(position), receiver);
            submission
                    .identifier(position)
                    .filter(id -> !kind.type().isEmpty())
                    .ifPresent(id -> wanted.computeIfAbsent(kind, k -> new LinkedHashMap<>())
                            .put(id, position));
        }
        Set<Integer> positions = new HashSet<>();
        List<String> places = new ArrayList<>();
        wanted.forEach((kind, ids) -> {
            for (JsonNode resource : search(receiver, kind, List.copyOf(ids.keySet()), together)) {
                for (String value : resource.path("identifier").findValuesAsText("value")) {
                    if (ids.containsKey(value)) {
                        positions.add(ids.get(value));
                        places.add(kind.type() + "/" + resource.path("id").asText());
                    }
                }
            }
        });
        return new StoredEntries(positions, places);
    }

    private static List<JsonNode> search(Receiver receiver, Kind kind, List<String> identifiers, int together) {
        List<JsonNode> found = new ArrayList<>();
        int step = Math.min(together, identifiers.size());
        for (int from = 0; from < identifiers.size(); from += step) {
            String any = identifiers.subList(from, from + step).stream()
                    .map(id -> IdentifierSource.SYSTEM + "|" + id)
                    .collect(Collectors.joining(","));
            SearchResult result = kind.own()
                    ? SearchResult.of(receiver, kind.type(), "patient", receiver.patient(), "identifier", any)
                    : SearchResult.firstPage(receiver, kind.type(), "identifier", any);
            found.addAll(result.resources());
        }
        return found;
    }
}
