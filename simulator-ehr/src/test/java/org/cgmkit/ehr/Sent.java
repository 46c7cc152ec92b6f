package org.cgmkit.ehr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cgmkit.fixtures.Submission;

/** Small submissions that the tests send. */
final class Sent {

    private Sent() {}

    /** A Bundle without entries, which begins the others. */
    static Submission empty() {
        return Submission.parse("""
                {"resourceType": "Bundle", "type": "transaction", "timestamp": "2024-05-15T14:30:00Z"}""");
    }

    /** Readings of mara-lindqvist, five minutes apart, each under its own fullUrl. */
    static Submission readings(int count) {
        Submission submission = empty();
        for (int i = 0; i < count; i++) {
            submission = submission.plus(fullUrl(i), reading("r-" + i, i));
        }
        return submission;
    }

    /** A reading with an identifier, and a value with a zero at its end that must not get lost. */
    static ObjectNode reading(String identifier, int position) {
        return object("""
                {"resourceType": "Observation",
                 "identifier": [{"system": "https://client.example.org", "value": "%s"}],
                 "status": "final",
                 "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category",
                   "code": "laboratory"}]}],
                 "code": {"coding": [{"system": "http://loinc.org", "code": "99504-3"}]},
                 "subject": {"reference": "Patient/mara-lindqvist"},
                 "effectiveDateTime": "2024-05-01T08:%02d:00Z",
                 "valueQuantity": {"value": 120.50, "unit": "mg/dl", "system": "http://unitsofmeasure.org",
                   "code": "mg/dL"}}""".formatted(identifier, 5 * position));
    }

    /** A device. */
    static ObjectNode device(String identifier) {
        return object("""
                {"resourceType": "Device",
                 "identifier": [{"system": "https://client.example.org", "value": "%s"}],
                 "serialNumber": "ABC123",
                 "deviceName": [{"type": "user-friendly-name", "name": "Example CGM"}]}""".formatted(identifier));
    }

    /** The fullUrl of the entry at that position. */
    static String fullUrl(int position) {
        return "urn:uuid:7f9b2a10-0000-4000-8000-%012d".formatted(position);
    }

    /** The entry at that position under a condition on its own identifier. */
    static Submission conditional(Submission submission, int position) {
        return submission.withEntry(
                position,
                e -> ((ObjectNode) e.get("request"))
                        .put(
                                "ifNoneExist",
                                "identifier=https://client.example.org|"
                                        + e.at("/resource/identifier/0/value").asText()));
    }

    /** The object that this text is. */
    static ObjectNode object(String json) {
        return Submission.parse(json).bundle();
    }
}
