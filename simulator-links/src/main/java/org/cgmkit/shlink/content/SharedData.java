package org.cgmkit.shlink.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.IdentifierUse;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.SubmissionParts;
import org.cgmkit.fixtures.patient.SamplePatient;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.glucose.GlucoseUnit;

/**
 * Makes the files of a share from the glucose of an invented person.
 *
 * @param patient the person
 * @param unit the unit of readings and means
 */
public record SharedData(SamplePatient patient, GlucoseUnit unit) {
    private static final Map<DataKind, Set<Profile>> PROFILES = Map.of(
            DataKind.SUMMARY, Set.of(Profile.SUMMARY),
            DataKind.READINGS, Set.of(Profile.SENSOR_READING_MASS, Profile.SENSOR_READING_MOLES),
            DataKind.DEVICES, Set.of(Profile.DEVICE));

    /** The files of what was chosen, about the time until then; no file for what there is nothing of. */
    public List<SharedFile> files(Share share, Instant end, Packing packing) {
        SubmissionContext context = new SubmissionContext(
                patient.id(),
                unit,
                IdentifierSource.stable("share." + patient.id()),
                IdentifierUse.IN_RESOURCE,
                end,
                patient.trace().withoutLongBreaks());
        Set<Profile> wanted = EnumSet.noneOf(Profile.class);
        share.kinds().forEach(kind -> wanted.addAll(PROFILES.getOrDefault(kind, Set.of())));
        List<ObjectNode> entries = SubmissionParts.of(context, end.minus(share.period()), wanted);
        ObjectNode person = SubmissionParts.patient(context);
        person.set("resource", patient.resource());
        Map<DataKind, List<ObjectNode>> byKind = byKind(entries);
        Stream<SharedFile> files = switch (packing) {
            case SUMMARY_APART ->
                Stream.of(
                        file("summary", person, byKind, DataKind.SUMMARY),
                        file("data", person, byKind, DataKind.DEVICES, DataKind.READINGS));
            case BY_KIND ->
                Stream.of(
                        file("summary", person, byKind, DataKind.SUMMARY),
                        file("devices", person, byKind, DataKind.DEVICES),
                        file("readings", person, byKind, DataKind.READINGS));
            case TOGETHER -> Stream.of(file("all", person, byKind, DataKind.values()));
            case SUBMISSION -> Stream.of(submission(person, entries, end));
        };
        return files.filter(file -> file.resource().path("entry").size() > 1).toList();
    }

    private static Map<DataKind, List<ObjectNode>> byKind(List<ObjectNode> entries) {
        Map<DataKind, List<ObjectNode>> byKind = new EnumMap<>(DataKind.class);
        for (ObjectNode entry : entries) {
            byKind.computeIfAbsent(kind(entry.path("resource")), k -> new ArrayList<>())
                    .add(entry);
        }
        return byKind;
    }

    private static DataKind kind(JsonNode resource) {
        if (resource.path("resourceType").asText().equals("Device")) {
            return DataKind.DEVICES;
        }
        return resource.has("effectiveDateTime") ? DataKind.READINGS : DataKind.SUMMARY;
    }

    private SharedFile file(String name, ObjectNode person, Map<DataKind, List<ObjectNode>> byKind, DataKind... kinds) {
        ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "collection");
        ArrayNode entries = bundle.putArray("entry");
        Stream.concat(
                        Stream.of(person),
                        Stream.of(kinds).flatMap(kind -> byKind.getOrDefault(kind, List.of()).stream()))
                .forEach(entry -> entries.addObject()
                        .put("fullUrl", entry.path("fullUrl").asText())
                        .set("resource", entry.path("resource")));
        return new SharedFile(name, aboutThePerson(bundle, person));
    }

    private SharedFile submission(ObjectNode person, List<ObjectNode> entries, Instant end) {
        ObjectNode bundle = Json.object()
                .put("resourceType", "Bundle")
                .put("type", "transaction")
                .put("timestamp", end.toString());
        bundle.putArray("entry").add(person).addAll(entries);
        return new SharedFile("submission", aboutThePerson(bundle, person));
    }

    /** In a Bundle of resources that are on no server, references go by fullUrl (FHIR R4, bundle.html, 2.36.4). */
    private ObjectNode aboutThePerson(ObjectNode bundle, ObjectNode person) {
        ObjectNode copy = bundle.deepCopy();
        String local = "Patient/" + patient.id();
        copy.findParents("reference").stream()
                .filter(node -> node.path("reference").asText().equals(local))
                .forEach(node -> ((ObjectNode) node)
                        .put("reference", person.path("fullUrl").asText()));
        return copy;
    }
}
