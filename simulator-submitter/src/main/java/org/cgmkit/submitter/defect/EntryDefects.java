package org.cgmkit.submitter.defect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.cgmkit.submitter.content.ContentStep;

/** What an app can get wrong about what its entries ask for, and how they refer to each other. */
final class EntryDefects {
    private static final String POST_ONLY = "submitter.bundle.post-only";
    private static final String REFERENCES = "submitter.bundle.references";
    private static final String NOWHERE = "urn:uuid:" + new UUID(0x5eadbeef_0000_4000L, 0x8000_0000_0000_0001L);

    private EntryDefects() {}

    static List<Defect> all() {
        return List.of(
                filling(
                        "puts-entries",
                        POST_ONLY,
                        "Asks for readings to be stored under ids that the app chose (PUT).",
                        requests(e -> {
                            String id = id(e);
                            EntrySelector.resource(e).put("id", id);
                            e.putObject("request").put("method", "PUT").put("url", "Observation/" + id);
                        })),
                filling(
                        "posts-to-an-id",
                        POST_ONLY,
                        "Posts readings to the address of a single resource.",
                        requests(e -> e.withObject("/request").put("url", "Observation/" + id(e)))),
                filling(
                        "posts-to-another-type",
                        POST_ONLY,
                        "Posts readings to the address of another type.",
                        requests(e -> e.withObject("/request").put("url", "DiagnosticReport"))),
                filling(
                        "dangles-a-member",
                        REFERENCES,
                        "Counts something among the members of a summary that is nowhere.",
                        EntrySelector.each(
                                EntrySelector.SUMMARY,
                                r -> r.withArray("/hasMember").addObject().put("reference", NOWHERE))),
                filling(
                        "dangles-a-device",
                        REFERENCES,
                        "Says of the last reading that it came from a device that is nowhere.",
                        EntrySelector.last(
                                EntrySelector.READING,
                                e -> EntrySelector.resource(e)
                                        .putObject("device")
                                        .put("reference", NOWHERE))),
                filling(
                        "repeats-a-full-url",
                        REFERENCES,
                        "Gives the last reading the fullUrl of the first one.",
                        (entries, purpose) -> {
                            List<ObjectNode> readings = entries.stream()
                                    .filter(EntrySelector.READING)
                                    .toList();
                            if (readings.size() > 1) {
                                readings.getLast()
                                        .put(
                                                "fullUrl",
                                                readings.getFirst()
                                                        .path("fullUrl")
                                                        .asText());
                            }
                            return entries;
                        }));
    }

    private static Defect filling(String id, String requirement, String description, ContentStep step) {
        return new Defect(id, requirement, description, w -> w.filling(step));
    }

    private static ContentStep requests(Consumer<ObjectNode> change) {
        return (entries, purpose) -> {
            entries.stream().filter(EntrySelector.READING).forEach(change);
            return entries;
        };
    }

    private static String id(ObjectNode entry) {
        return entry.path("fullUrl").asText().replace("urn:uuid:", "");
    }
}
