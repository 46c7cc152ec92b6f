package org.cgmkit.ehr.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cgmkit.ehr.bulk.content.BulkWorld;
import org.cgmkit.ehr.bulk.content.ExportLine;
import org.cgmkit.ehr.bulk.content.Level;
import org.cgmkit.ehr.bulk.content.Person;
import org.cgmkit.ehr.bulk.content.Version;
import org.cgmkit.ehr.bulk.wire.BulkAnswer;
import org.cgmkit.ehr.bulk.wire.BulkRequest;
import org.cgmkit.ehr.bulk.workings.BulkBehaviour;
import org.cgmkit.ehr.bulk.workings.Habit;
import org.cgmkit.ehr.bulk.workings.SourceRules;
import org.cgmkit.ehr.submission.Json;

/** Reads, counts and writes single resources, and says what the server can do (FHIR R4, RESTful API). */
record ResourceApi(BulkWorld world, BulkBehaviour behaviour, SourceRules rules) {
    private static final String FHIR_JSON = "application/fhir+json";

    /** The levels at which exports can be had. */
    Set<Level> levels() {
        return rules.levels(behaviour.has(Habit.SYSTEM_ONLY) ? EnumSet.of(Level.SYSTEM) : EnumSet.allOf(Level.class));
    }

    /** The CapabilityStatement. */
    BulkAnswer metadata() {
        ObjectNode statement = Json.object().put("resourceType", "CapabilityStatement");
        statement.put("status", "active").put("date", "2026-01-01").put("kind", "instance");
        statement.put("fhirVersion", "4.0.1").putArray("format").add("json");
        statement.putArray("instantiates").add("http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data");
        ObjectNode rest = statement.putArray("rest").addObject().put("mode", "server");
        ArrayNode resources = rest.putArray("resource");
        for (String type :
                Stream.concat(BulkWorld.TYPES.stream(), Stream.of("Group")).toList()) {
            ObjectNode resource = resources.addObject().put("type", type);
            resource.putArray("interaction").addObject().put("code", "read");
            levels().stream()
                    .filter(each -> (type.equals("Patient") && each == Level.PATIENT)
                            || (type.equals("Group") && each == Level.GROUP))
                    .forEach(each -> operation(resource, each));
        }
        levels().stream().filter(each -> each == Level.SYSTEM).forEach(each -> operation(rest, each));
        return BulkAnswer.of(200, FHIR_JSON, statement);
    }

    private static void operation(ObjectNode parent, Level level) {
        parent.putArray("operation")
                .addObject()
                .put("name", "export")
                .put("definition", "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/" + level.operation());
    }

    /** The answer to a request for {@code TYPE} or {@code TYPE/ID}. */
    BulkAnswer answer(BulkRequest request, String type, String id) {
        if (type.equals("Group") && id.equals(BulkWorld.GROUP)) {
            return BulkAnswer.of(200, FHIR_JSON, group());
        }
        if (id.isEmpty() && request.method().equals("GET")) {
            return BulkAnswer.of(200, FHIR_JSON, search(type, request));
        }
        return switch (request.method()) {
            case "GET" ->
                world.read(type, id)
                        .map(line -> BulkAnswer.text(
                                200, FHIR_JSON, Stream.of(line.text().get())))
                        .orElseGet(() -> BulkAnswer.refusal(404, "not-found", "There is no " + type + "/" + id + "."));
            case "PUT" -> put(request, type, id);
            case "DELETE" -> {
                world.read(type, id)
                        .ifPresent(line -> world.write(new Version(type, id, line.patient(), world.now(), null)));
                yield BulkAnswer.empty(204);
            }
            default -> BulkAnswer.refusal(405, "not-supported", "Expected GET, PUT or DELETE.");
        };
    }

    private BulkAnswer put(BulkRequest request, String type, String id) {
        try {
            if (!(Json.read(request.body().getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode resource)) {
                return BulkAnswer.refusal(400, "invalid", "Expected a resource.");
            }
            String patient = type.equals("Patient")
                    ? id
                    : resource.at("/subject/reference").asText().replace("Patient/", "");
            if (world.people().stream().noneMatch(each -> each.id().equals(patient))) {
                return BulkAnswer.refusal(422, "not-found", "Expected the subject to be known.");
            }
            Instant now = world.now();
            resource.putObject("meta").put("versionId", "2").put("lastUpdated", now.toString());
            world.write(new Version(type, id, patient, now, Json.write(resource)));
            return BulkAnswer.of(200, FHIR_JSON, resource);
        } catch (JsonProcessingException e) {
            return BulkAnswer.refusal(400, "invalid", "Expected JSON: " + e.getOriginalMessage() + ".");
        }
    }

    private ObjectNode group() {
        ObjectNode group = Json.object().put("resourceType", "Group").put("id", BulkWorld.GROUP);
        group.put("type", "person")
                .put("actual", true)
                .put("quantity", world.members().size());
        ArrayNode members = group.putArray("member");
        world.members()
                .forEach(each -> members.addObject().putObject("entity").put("reference", "Patient/" + each.id()));
        return group;
    }

    private JsonNode search(String type, BulkRequest request) {
        String patient = request.parameter("patient").orElse("").replace("Patient/", "");
        List<Person> people = world.people().stream()
                .filter(each -> patient.isEmpty() || each.id().equals(patient))
                .toList();
        Instant now = world.now();
        ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "searchset");
        bundle.put(
                "total",
                people.stream().flatMap(each -> world.lines(type, each, now)).count());
        if (!request.parameter("_summary").orElse("").equals("count")) {
            int most = request.parameter("_count")
                    .filter(text -> text.matches("[0-9]{1,3}"))
                    .map(Integer::parseInt)
                    .orElse(20);
            ArrayNode entries = bundle.putArray("entry");
            people.stream()
                    .flatMap(each -> world.lines(type, each, now))
                    .limit(most)
                    .map(ExportLine::text)
                    .forEach(text -> entries.addObject().set("resource", Json.object(text.get())));
        }
        return bundle;
    }
}
