package org.cgmkit.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.cgmkit.guide.t1d.T1dEdition;

/** A registry: takes submissions, keeps what was in them, and gives it back. */
final class Registry {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TYPES = Set.of(
            "Patient",
            "Practitioner",
            "Organization",
            "Encounter",
            "Observation",
            "Condition",
            "MedicationRequest",
            "MedicationStatement",
            "FamilyMemberHistory",
            "Device");

    private final RegistryRules rules;
    private final SubmissionIntake intake;
    private final RegistryStore store = new RegistryStore();

    Registry(RegistryRules rules, RegistryBehaviour behaviour) {
        this.rules = rules;
        this.intake = new SubmissionIntake(rules, behaviour, store);
    }

    /** Answers a request; one at a time, as a transaction is. */
    synchronized RegistryAnswer answer(RegistryRequest request) {
        String path = request.path();
        if (request.method().equals("POST") && rules.takesSubmissionsAt(path)) {
            return intake.take(parsed(request.body()));
        }
        if (request.method().equals("GET") && path.equals("metadata")) {
            return RegistryAnswer.of(200, rules.metadata(metadata()));
        }
        String type = path.split("/", 2)[0];
        if (!TYPES.contains(type)) {
            return RegistryAnswer.refusal(404, "There is nothing at '" + path + "'.");
        }
        return switch (request.method()) {
            case "GET" -> path.equals(type) ? searched(type, request.query()) : read(path);
            case "POST" -> created(type, parsed(request.body()));
            default -> RegistryAnswer.refusal(405, "This registry has no " + request.method() + " of " + type + ".");
        };
    }

    private RegistryAnswer read(String location) {
        return store.get(location)
                .map(r -> RegistryAnswer.of(200, r))
                .orElseGet(() -> RegistryAnswer.refusal(404, "There is no " + location + "."));
    }

    private RegistryAnswer searched(String type, String query) {
        List<String> found = rules.found(type, store.matches(type, query));
        ObjectNode bundle = object("Bundle").put("type", "searchset").put("total", found.size());
        ArrayNode entries = bundle.putArray("entry");
        found.forEach(l -> store.get(l).ifPresent(r -> entries.addObject().set("resource", r)));
        if (entries.isEmpty()) {
            bundle.remove("entry");
        }
        return RegistryAnswer.of(200, bundle);
    }

    private RegistryAnswer created(String type, JsonNode resource) {
        if (!rules.takesCreates()) {
            return RegistryAnswer.refusal(405, "This registry takes submissions only.");
        }
        if (!(resource instanceof ObjectNode made)
                || !made.path("resourceType").asText().equals(type)) {
            return RegistryAnswer.refusal(400, "Expected a " + type + " in JSON.");
        }
        String id = store.nextId();
        ObjectNode stored = made.deepCopy().put("id", id);
        store.put(type, id, stored);
        return RegistryAnswer.of(201, stored);
    }

    private static ObjectNode metadata() {
        T1dEdition edition = T1dEdition.usual();
        ObjectNode statement = object("CapabilityStatement")
                .put("status", "active")
                .put("kind", "instance")
                .put("fhirVersion", "4.0.1")
                .put("description", "A simulated registry by the T1D Exchange guide, an " + T1dEdition.STANDING + ".");
        statement.putArray("format").add("application/fhir+json");
        ObjectNode rest = statement.putArray("rest").addObject().put("mode", "server");
        ArrayNode resources = rest.putArray("resource");
        ObjectNode bundle = resources.addObject().put("type", "Bundle");
        bundle.putArray("operation")
                .addObject()
                .put("name", "submit-t1d-data")
                .put("definition", edition.submitOperation());
        TYPES.stream().sorted().forEach(type -> {
            ObjectNode resource = resources.addObject().put("type", type);
            ArrayNode interactions = resource.putArray("interaction");
            List.of("read", "search-type", "create")
                    .forEach(c -> interactions.addObject().put("code", c));
            resource.putArray("searchParam")
                    .addObject()
                    .put("name", "identifier")
                    .put("type", "token");
        });
        return statement;
    }

    static ObjectNode object(String type) {
        return JSON.createObjectNode().put("resourceType", type);
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
