package org.cgmkit.ehr.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.probe.Probe.Unclear;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;

/** Looks at what is kept. */
final class StorageProbes {
    /** 7.10 and 7.1 are the same amount, in whatever digits a receiver keeps them. */
    private static final Comparator<JsonNode> BY_AMOUNT = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private StorageProbes() {}

    static List<Probe> all() {
        return List.of(
                new Probe("receiver.storage.readable", StorageProbes::readable),
                new Probe("receiver.storage.searchable", StorageProbes::searchable),
                new Probe("receiver.storage.faithful", StorageProbes::faithful));
    }

    private static Optional<String> readable(ProbedSandbox visit) {
        String stored = ProbedSandbox.stored(visit.processed(visit.readings(1)), 0);
        int status = visit.client().get("/" + stored).status();
        return status == 200 ? Optional.empty() : Optional.of("read is answered " + status);
    }

    private static Optional<String> searchable(ProbedSandbox visit) {
        String id = ProbedSandbox.stored(visit.processed(visit.readings(1)), 0).split("/")[1];
        Reply found = visit.client()
                .get("/Observation?patient=" + visit.sandbox().patient() + "&code=http://loinc.org%7C"
                        + visit.context().unit().reading().code());
        return found.body().contains(id) ? Optional.empty() : Optional.of("not found");
    }

    private static Optional<String> faithful(ProbedSandbox visit) {
        Submission sent = Submissions.allMustSupport(visit.context());
        Reply reply = visit.processed(sent);
        for (int i = 1; i < sent.size(); i++) {
            JsonNode resource = sent.resource(i);
            ObjectNode back = visit.readBack(reply, i).deepCopy();
            boolean another = back.has("identifier") && !back.path("identifier").equals(resource.path("identifier"));
            if (another) {
                throw new Unclear("the answer to entry " + i + " names another resource");
            }
            for (String property : List.of("valueQuantity", "component", "effectiveDateTime", "effectivePeriod")) {
                if (!back.path(property).equals(BY_AMOUNT, resource.path(property))) {
                    return Optional.of(property + " of entry " + i + " is " + back.path(property) + " and was "
                            + resource.path(property));
                }
            }
            if (back.toString().contains("urn:uuid:")) {
                return Optional.of("a reference hangs in the air: " + back);
            }
        }
        return Optional.empty();
    }
}
