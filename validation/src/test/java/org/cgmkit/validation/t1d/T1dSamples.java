package org.cgmkit.validation.t1d;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.t1d.T1dSubmissions;
import org.cgmkit.guide.t1d.T1dEdition;

/** A sound resource for each profile of the draft. */
final class T1dSamples {
    private static final String BASE = T1dEdition.usual().canonicalBase() + "/StructureDefinition/";
    private static final ObjectNode SUBMISSION = T1dSubmissions.sound("p-1");
    private static final String STATEMENT = """
            {"resourceType": "MedicationStatement", "status": "active",
             "medicationCodeableConcept":
               {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "274783"}]},
             "subject": {"reference": "Patient/1"}, "effectiveDateTime": "2024-06-15"}""";
    private static final String FAMILY = """
            {"resourceType": "FamilyMemberHistory", "status": "completed", "patient": {"reference": "Patient/1"},
             "relationship":
               {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-RoleCode", "code": "FTH"}]}}""";

    private T1dSamples() {}

    /** A resource that meets a profile of resources. */
    static ObjectNode of(String profile) {
        return switch (profile) {
            case "t1d-data-submission-bundle" -> SUBMISSION.deepCopy();
            case "t1d-patient-data-bundle" -> collection("t1d-patient");
            case "t1d-quality-report-bundle" -> collection("t1d-organization");
            case "t1d-medication-statement" -> parsed(STATEMENT);
            case "t1d-family-history" -> parsed(FAMILY);
            default -> submitted(profile);
        };
    }

    /** A resource that holds an extension. */
    static ObjectNode holder(String extension) {
        return resources()
                .filter(r -> StreamSupport.stream(r.path("extension").spliterator(), false)
                        .anyMatch(e -> e.path("url").asText().equals(BASE + extension)))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode submitted(String profile) {
        return resources()
                .filter(r -> r.at("/meta/profile/0").asText().equals(BASE + profile))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<ObjectNode> resources() {
        return StreamSupport.stream(SUBMISSION.path("entry").spliterator(), false)
                .map(e -> ((ObjectNode) e.path("resource")).deepCopy());
    }

    private static ObjectNode collection(String profile) {
        ObjectNode bundle = Json.object()
                .put("resourceType", "Bundle")
                .put("type", "collection")
                .put("timestamp", "2024-06-15T13:00:00-04:00");
        ObjectNode entry = bundle.putArray("entry").addObject();
        JsonNode resource = submitted(profile).put("id", "1");
        entry.put(
                "fullUrl",
                "https://clinic.example.org/fhir/"
                        + resource.path("resourceType").asText() + "/1");
        entry.set("resource", resource);
        return bundle;
    }

    private static ObjectNode parsed(String json) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
