package org.cgmkit.cgm.receiver;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.ResourceLocation;

/** Finds out where accepted entries are: from the answer, or, where it does not say, by their identifiers. */
public final class EntryLocations {
    private EntryLocations() {}

    /** Where the entry at that position is, or empty where nobody says. */
    static Optional<ResourceLocation> of(Receiver receiver, Submission submission, Exchange answer, int position) {
        return answer.locationOf(position).or(() -> byIdentifier(receiver, submission, position));
    }

    /** Where all accepted entries are, by position. */
    public static Map<Integer, ResourceLocation> all(Receiver receiver, Submission submission, Exchange answer) {
        Map<Integer, ResourceLocation> located = new LinkedHashMap<>();
        answer.acceptedEntries().stream()
                .filter(position -> position < submission.size())
                .forEach(position -> of(receiver, submission, answer, position)
                        .ifPresent(location -> located.put(position, location)));
        return located;
    }

    private static Optional<ResourceLocation> byIdentifier(Receiver receiver, Submission submission, int position) {
        String type = submission.resource(position).path("resourceType").asText();
        return submission
                .identifier(position)
                .map(value -> SearchResult.of(receiver, type, "identifier", IdentifierSource.SYSTEM + "|" + value))
                .filter(result -> result.answered() && result.complete())
                .map(SearchResult::found)
                .filter(found -> found.size() == 1)
                .map(Set::iterator)
                .map(Iterator::next);
    }
}
