package org.cgmkit.kit.tap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;
import org.cgmkit.reports.evidence.Redaction;
import org.junit.jupiter.api.Test;

/** Who the patient is does not reach the disk. */
class PatientMaskTest {
    private final Redaction redaction = new Redaction();
    private final PatientMask mask = new PatientMask(new PatientPseudonyms(redaction));

    @Test
    void masksWhatTellsThePatientAndKeepsWhatWasMeasured() {
        HttpExchange masked = masked("http://ehr/fhir/$submit-cgm-bundle", """
                {"resourceType": "Bundle", "entry": [
                 {"resource": {"resourceType": "Patient", "id": "pat-4711", "birthDate": "1999-01-02",
                   "name": [{"family": "Moreau"}]}},
                 {"resource": {"resourceType": "Observation", "valueQuantity": {"value": 104.50, "unit": "mg/dl"},
                   "subject": {"reference": "Patient/pat-4711", "display": "Jo Moreau"},
                   "note": [{"text": "called Jo"}]}},
                 {"resource": {"resourceType": "Device", "serialNumber": "SN-1"}}]}""");

        assertThat(
                masked.body(),
                is("{\"resourceType\":\"Bundle\",\"entry\":["
                        + "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"patient-1\",\"birthDate\":\"[masked]\","
                        + "\"name\":\"[masked]\"}},"
                        + "{\"resource\":{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":104.50,\"unit\":\"mg/dl\"},"
                        + "\"subject\":{\"reference\":\"Patient/patient-1\",\"display\":\"[masked]\"},\"note\":\"[masked]\"}},"
                        + "{\"resource\":{\"resourceType\":\"Device\",\"serialNumber\":\"[masked]\"}}]}"));
    }

    @Test
    void callsEachPatientByAWordOfItsOwn() {
        masked("http://ehr/fhir/ServiceRequest?patient=Patient%2Ffirst-one&code=x", "");

        HttpExchange masked = masked("http://ehr/fhir/Patient/second-one?also=first-one", "");

        assertThat(masked.url(), is("http://ehr/fhir/Patient/patient-2?also=patient-1"));
    }

    @Test
    void replacesAShortIdOnlyWhereItStandsForAPatient() {
        HttpExchange masked = masked("http://ehr/fhir/Patient/7", "{\"count\": \"7\", \"who\": \"Patient/7\"}");

        assertThat(masked.url(), is("http://ehr/fhir/Patient/patient-1"));
        assertThat(masked.body(), is("{\"count\":\"7\",\"who\":\"Patient/patient-1\"}"));
    }

    @Test
    void takesThePatientOfALaunchFromTheToken() {
        HttpExchange masked = masked("http://ehr/token", "{\"access_token\": \"t\", \"patient\": \"pat-4711\"}");

        assertThat(masked.body(), not(containsString("pat-4711")));
    }

    @Test
    void keepsOfOtherTextsNothingButTheirLength() {
        HttpExchange masked = masked("http://ehr/page", "<p>Jo Moreau</p>");

        assertThat(masked.body(), is("[masked: 16 characters of application/fhir+json that are no JSON]"));
    }

    @Test
    void keepsIdsAndNamesOutOfFindings() {
        masked("http://ehr/x", """
                {"resourceType": "Patient", "id": "pat-4711", "name": [{"family": "Moreau"}],
                 "identifier": [{"value": "MRN-99"}]}""");

        assertThat(
                redaction.text("Expected Patient/pat-4711 (Moreau, MRN-99)."),
                is("Expected Patient/[redacted] ([redacted], [redacted])."));
    }

    private HttpExchange masked(String url, String body) {
        return mask.apply(new HttpExchange(
                Instant.EPOCH,
                Duration.ZERO,
                "POST",
                url,
                List.of(new Header("Content-Type", "application/fhir+json")),
                body,
                new HttpExchange.Answer(200, "", List.of(), "")));
    }
}
