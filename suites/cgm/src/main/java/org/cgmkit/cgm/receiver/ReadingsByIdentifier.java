package org.cgmkit.cgm.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.cgmkit.fixtures.IdentifierSource;

/**
 * The readings that a search by identifier finds and that carry it; what a search that ignores identifiers finds does not count.
 *
 * @param result the search
 * @param identifier the identifier
 */
public record ReadingsByIdentifier(SearchResult result, String identifier) {

    /** Searches for readings of the patient. */
    public static ReadingsByIdentifier of(Receiver receiver, String identifier) {
        return new ReadingsByIdentifier(
                SearchResult.of(
                        receiver,
                        "Observation",
                        "patient",
                        receiver.patient(),
                        "identifier",
                        IdentifierSource.SYSTEM + "|" + identifier),
                identifier);
    }

    /** Where they are. */
    public List<String> readings() {
        return result.resources().stream()
                .filter(this::carries)
                .map(found -> found.path("resourceType").asText() + "/"
                        + found.path("id").asText())
                .toList();
    }

    private boolean carries(JsonNode resource) {
        return resource.path("identifier").findValuesAsText("value").contains(identifier);
    }
}
