package org.cgmkit.cgm.receiver.duplicate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cgm.receiver.EntryLocations;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.wire.Exchange;

/**
 * What became of the identifiers of accepted entries.
 *
 * @param lost entries that came back without theirs
 * @param changed entries that came back with another value of the same system
 */
public record IdentifierComparison(List<String> lost, List<String> changed) {

    /** Reads every accepted entry back; ends the check where one cannot be read. */
    public static IdentifierComparison of(Receiver receiver, Submission submission, Exchange answer) {
        List<String> lost = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        EntryLocations.all(receiver, submission, answer).forEach((position, location) -> {
            String submitted = SampleSubmissions.identifier(submission, position);
            List<String> values = values(Preconditions.assumeReadable(receiver, location), submitted);
            if (!values.contains(submitted)) {
                String entry = "entry[" + position + "]: " + location;
                (values.isEmpty() ? lost : changed).add(entry + (values.isEmpty() ? "" : ", now " + values));
            }
        });
        return new IdentifierComparison(lost, changed);
    }

    /** Those of the kit's system; one whose system has changed is told by its value under another system. */
    private static List<String> values(JsonNode resource, String submitted) {
        List<String> values = new ArrayList<>();
        for (JsonNode identifier : resource.path("identifier")) {
            String system = identifier.path("system").asText();
            String value = identifier.path("value").asText();
            if (system.equals(IdentifierSource.SYSTEM)) {
                values.add(value);
            } else if (value.equals(submitted)) {
                values.add(system + "|" + value);
            }
        }
        return values;
    }
}
