package org.cgmkit.cgm.receiver.duplicate;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cgmkit.cgm.receiver.EntryLocations;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.ResourceLocation;

/**
 * What became of the identifiers of accepted entries.
 *
 * @param lost identifiers that did not come back, each with its entry
 * @param changed those of which a part came back with something else
 */
public record IdentifierComparison(List<String> lost, List<String> changed) {
    /** Reads every accepted entry back; ends the check where one cannot be read, or it is not known where any is. */
    public static IdentifierComparison of(Receiver receiver, Submission submission, Exchange answer) {
        List<String> lost = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        Map<Integer, ResourceLocation> located = EntryLocations.all(receiver, submission, answer);
        if (located.isEmpty()) {
            throw inconclusive("It is not known where any accepted entry is (" + answer
                    + "), so no identifier can be read back; see receiver.response.location.");
        }
        located.forEach((position, location) -> {
            List<Identifier> sent = Identifier.allOf(submission.resource(position));
            List<Identifier> there = Identifier.allOf(Preconditions.assumeReadable(receiver, location));
            for (Identifier own : sent) {
                if (there.contains(own)) {
                    continue;
                }
                // What the receiver adds of its own is no change of what was submitted.
                List<Identifier> instead = there.stream()
                        .filter(other -> !sent.contains(other)
                                && (other.value().equals(own.value())
                                        || other.system().equals(own.system())))
                        .toList();
                String entry = "entry[" + position + "]: " + location + ", " + own;
                (instead.isEmpty() ? lost : changed).add(entry + (instead.isEmpty() ? "" : ", now " + instead));
            }
        });
        return new IdentifierComparison(lost, changed);
    }

    private record Identifier(String system, String value) {
        static List<Identifier> allOf(JsonNode resource) {
            List<Identifier> all = new ArrayList<>();
            for (JsonNode each : resource.path("identifier")) {
                all.add(new Identifier(
                        each.path("system").asText(), each.path("value").asText()));
            }
            return all;
        }

        @Override
        public String toString() {
            return system + "|" + value;
        }
    }
}
