package org.cgmkit.shlink.defect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** What can be wrong in what is shared. */
final class ContentDefects {
    private static final String ANOTHER = "urn:uuid:0e4b9c11-5f0f-4a35-9d1b-6f4d3a1c7e52";

    private ContentDefects() {}

    static List<Defect> all() {
        return List.of(
                new Defect(
                        "xml-inside",
                        "shlink-creator.content.fhir",
                        "Shares XML.",
                        w -> w.text(
                                json -> "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"collection\"/></Bundle>")),
                changing(
                        "wrong-unit-inside",
                        "shlink-creator.content.profiles",
                        "Shares readings in g/L.",
                        bundle -> bundle.findParents("effectiveDateTime").stream()
                                .map(ObjectNode.class::cast)
                                .forEach(reading -> reading.withObject("/valueQuantity")
                                        .put("unit", "g/L")
                                        .put("code", "g/L"))),
                changing(
                        "mixed-patients",
                        "shlink-creator.content.one-patient",
                        "Shares a reading of somebody else among those of the person.",
                        bundle -> {
                            ObjectNode other =
                                    (ObjectNode) bundle.path("entry").path(0).deepCopy();
                            ObjectNode person = other.put("fullUrl", ANOTHER).withObject("/resource");
                            person.put("id", "somebody-else").remove("identifier");
                            ((ArrayNode) bundle.path("entry")).add(other);
                            aboutAnother(bundle);
                        }),
                changing(
                        "dangling-subject",
                        "shlink-creator.content.references",
                        "Shares a reading whose subject is nowhere.",
                        ContentDefects::aboutAnother));
    }

    private static void aboutAnother(ObjectNode bundle) {
        List<JsonNode> subjects = bundle.findValues("subject");
        ((ObjectNode) subjects.getLast()).put("reference", ANOTHER);
    }

    private static Defect changing(String id, String requirement, String description, Consumer<ObjectNode> change) {
        return new Defect(
                id,
                requirement,
                description,
                w -> w.content((resource, delivery) -> {
                    change.accept(resource);
                    return resource;
                }));
    }
}
