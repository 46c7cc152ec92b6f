package org.cgmkit.ehr.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cgmkit.guide.cgm.GuideVersion;

/** Looks at /metadata. */
final class CapabilityProbes {

    private CapabilityProbes() {}

    static List<Probe> all() {
        return List.of(
                shown(
                        "receiver.capability.instantiates",
                        c -> texts(c.path("instantiates")).contains(GuideVersion.STU1.receiverCapabilityStatement())),
                shown(
                        "receiver.capability.operation",
                        c -> c.at("/rest/0/operation/0/definition")
                                .asText()
                                .equals(GuideVersion.STU1.submitOperation())),
                shown(
                        "receiver.capability.fhir-r4-json",
                        c -> c.path("fhirVersion").asText().equals("4.0.1")
                                && texts(c.path("format")).contains("json")),
                shown(
                        "receiver.capability.orders",
                        c -> has(c, "ServiceRequest", "searchParam", "name", "patient", "code")
                                && has(c, "ServiceRequest", "interaction", "code", "read", "search-type")),
                shown("receiver.capability.devices", c -> has(c, "Device", "interaction", "code", "create", "update")),
                shown(
                        "receiver.capability.reports",
                        c -> has(c, "DiagnosticReport", "interaction", "code", "create", "update")),
                shown(
                        "receiver.capability.observations",
                        c -> has(c, "Observation", "interaction", "code", "create", "update")
                                && has(c, "Observation", "searchParam", "name", "patient", "category", "code")),
                new Probe("receiver.capability.profiles", CapabilityProbes::listsProfiles),
                new Probe("receiver.capability.honest", CapabilityProbes::honest));
    }

    private static Probe shown(String requirement, Function<JsonNode, Boolean> met) {
        return new Probe(
                requirement,
                v -> met.apply(v.client().get("/metadata").json())
                        ? Optional.empty()
                        : Optional.of("not in /metadata"));
    }

    /** Whether the resource lists all of these. */
    private static boolean has(JsonNode statement, String type, String list, String property, String... wanted) {
        List<String> found = new ArrayList<>();
        resource(statement, type)
                .path(list)
                .forEach(i -> found.add(i.path(property).asText()));
        return found.containsAll(List.of(wanted));
    }

    private static Optional<String> listsProfiles(ProbedSandbox visit) {
        JsonNode statement = visit.client().get("/metadata").json();
        boolean listed = resource(statement, "Observation")
                                .path("supportedProfile")
                                .size()
                        == 6 + 2 * visit.sandbox().options().behaviour().units().size()
                && resource(statement, "Device").path("supportedProfile").size() == 1
                && resource(statement, "DiagnosticReport")
                                .path("supportedProfile")
                                .size()
                        == 1
                && resource(statement, "ServiceRequest")
                                .path("supportedProfile")
                                .size()
                        == 2;
        return listed ? Optional.empty() : Optional.of("not in /metadata");
    }

    /** Calls every search that is claimed. */
    private static Optional<String> honest(ProbedSandbox visit) {
        for (JsonNode resource : visit.client().get("/metadata").json().at("/rest/0/resource")) {
            for (JsonNode parameter : resource.path("searchParam")) {
                String value = Set.of("date", "birthdate")
                                .contains(parameter.path("name").asText())
                        ? "2024-01-01"
                        : "x";
                String search = "/" + resource.path("type").asText() + "?"
                        + parameter.path("name").asText() + "=" + value;
                int status = visit.client().get(search).status();
                if (status != 200) {
                    return Optional.of(search + " is answered " + status);
                }
            }
        }
        return Optional.empty();
    }

    private static JsonNode resource(JsonNode statement, String type) {
        for (JsonNode resource : statement.at("/rest/0/resource")) {
            if (resource.path("type").asText().equals(type)) {
                return resource;
            }
        }
        return statement.path("nothing");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(t -> texts.add(t.asText()));
        return texts;
    }
}
