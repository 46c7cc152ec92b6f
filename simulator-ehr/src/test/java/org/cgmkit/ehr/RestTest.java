package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestTest {
    private static final String PATIENT = SandboxOptions.PATIENT;

    private final TestSimulator running = TestSimulator.standard();
    private final TestClient client = running.client();
    private final Submission readings = Submissions.readings(running.context(), 5);
    private final Reply submitted = client.submit(readings);

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void givesBackDecimalsWithTheirDigits() {
        Submission precise = Submissions.readings(running.context(), 1)
                .withResource(
                        0, r -> ((ObjectNode) r.get("valueQuantity")).put("value", new java.math.BigDecimal("71.10")));

        Reply reply = client.submit(precise);

        assertThat(client.get("/" + reply.location(0)).body(), containsString("\"value\":71.10,"));
    }

    @Test
    void readsNothingUnderAnIdThatItDoesNotHave() {
        Reply reply = client.get("/Observation/nothing-here");

        assertThat(reply.status(), is(404));
        assertThat(reply.reason(), is("Expected Observation/nothing-here, but there is no such resource here."));
    }

    @ParameterizedTest
    @CsvSource({
        "patient=PATIENT&code=99504-3, 5",
        "patient=Patient/PATIENT&code=99504-3, 5",
        "subject=Patient/PATIENT&code=99504-3, 5",
        "subject=BASE/Patient/PATIENT&code=99504-3, 5",
        "patient=jonah-abara&code=99504-3, 0",
        "patient=nobody&code=99504-3, 0",
        "code=http://loinc.org%7C99504-3, 5",
        "code=http://loinc.org%7C, 5",
        "code=http://snomed.info/sct%7C99504-3, 0",
        "code=%7C99504-3, 0",
        "'code=105272-9,99504-3', 5",
        "category=laboratory, 5",
        "category=vital-signs, 0",
        "status=final, 5",
        "date=2026-04-30, 5",
        "date=lt2026-04-30, 0",
        "date=ge2026-04-30T23:50:00Z, 2",
        "date=ge2026-05-01T01:50:00+02:00, 2",
        "date=ge2026-05-01T01:50:00%2B02:00, 2",
        "'date=2026-04-30,2020-01-01', 5",
        "'date=2020-01-01,2020-01-02', 0",
        "date=lt2026-12-31T23:59:60Z, 5",
        "date=gt2026-12-31T23:59:60Z, 0",
        "'code=http://loinc.org%7C99504-3%5C,1', 0",
        "date=gt2026-04-01&date=lt2026-05-01, 5",
        "_id=ID, 1"
    })
    void findsWhatMeetsTheSearch(String query, int expected) {
        try (Sandbox sandbox = running.simulator().createSandbox(SandboxOptions.standard())) {
            TestClient fresh = new TestClient(sandbox.baseUrl());
            String id = fresh.submit(readings).location(0).split("/")[1];
            String search = query.replace("PATIENT", PATIENT)
                    .replace("BASE", sandbox.baseUrl())
                    .replace("ID", id);

            assertThat(search, fresh.total("/Observation?" + search), is(expected));
        }
    }

    @Test
    void findsAReadingOfALeapSecondByIt() {
        Submission reading = Submissions.readings(running.context(), 1)
                .withResource(0, r -> r.put("effectiveDateTime", "2016-12-31T23:59:60Z"));

        Reply reply = client.submit(reading);

        assertThat(reply.status(0), is("201 Created"));
        assertThat(client.total("/Observation?date=2016-12-31T23:59:60Z"), is(1));
    }

    @Test
    void searchesByPostToo() {
        Reply reply = client.send(
                "POST",
                "/Observation/_search",
                "patient=" + PATIENT + "&identifier=https://cgmkit.org/ns/test-data%7C"
                        + readings.identifier(0).orElseThrow(),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(reply.body(), reply.json().path("total").asInt(), is(1));
    }

    @Test
    void showsInTheSelfLinkWhatTookPart() {
        Reply reply = client.get("/Observation?patient=" + PATIENT + "&value-quantity=120");

        assertThat(
                reply.json().at("/link/0/url").asText(),
                is(running.simulator().baseUrl() + "/Observation?patient=" + PATIENT));
    }

    @Test
    void refusesUnknownParametersOfStrictClients() {
        Reply reply = client.get("/Observation?value-quantity=120", "Prefer", "handling=strict");

        assertThat(reply.status(), is(400));
        assertThat(reply.reason(), containsString("but there is value-quantity."));
    }

    @Test
    void refusesDatesThatAreNone() {
        Reply reply = client.get("/Observation?date=yesterday");

        assertThat(reply.status(), is(400));
        assertThat(
                reply.reason(),
                is("Expected a date such as 2024-05-01 or ge2024-05-01 as the value of date, but it is yesterday."));
    }

    @Test
    void leadsFromPageToPage() {
        try (Sandbox sandbox = running.simulator().createSandbox(SandboxOptions.standard())) {
            TestClient fresh = new TestClient(sandbox.baseUrl());
            fresh.submit(readings);
            Reply page = fresh.get("/Observation?_count=2");
            int seen = page.json().path("entry").size();
            int pages = 1;
            while (page.json().at("/link/1/relation").asText().equals("next")) {
                page = fresh.get(page.json()
                        .at("/link/1/url")
                        .asText()
                        .substring(sandbox.baseUrl().length()));
                seen += page.json().path("entry").size();
                pages++;
            }

            assertThat(seen, is(5));
            assertThat(pages, is(3));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "name=lind, 1",
        "family=ABARA, 1",
        "given=Mara, 1",
        "birthdate=1988-03-14, 1",
        "birthdate=ge2000, 2",
        "identifier=https://cgmkit.org/ns/sample-patient%7Cmara-lindqvist, 1",
        "_id=mara-lindqvist, 1",
        "name=nobody, 0"
    })
    void findsPatients(String query, int expected) {
        assertThat(query, client.total("/Patient?" + query), is(expected));
    }

    @Test
    void exposesOrdersOfEachPatient() {
        Reply standing = client.get("/ServiceRequest?patient=" + PATIENT + "&code=cgm-data-submission-standing-order");
        Reply once = client.get("/ServiceRequest?patient=" + PATIENT
                + "&code=http://hl7.org/fhir/uv/cgm/CodeSystem/cgm%7Ccgm-data-submission-one-time-order");

        assertThat(standing.json().path("total").asInt(), is(1));
        assertThat(once.json().path("total").asInt(), is(1));
        String id = standing.json().at("/entry/0/resource/id").asText();
        assertThat(client.get("/ServiceRequest/" + id).status(), is(200));
    }

    @Test
    void createsAndUpdates() {
        ObjectNode device =
                (ObjectNode) Submissions.deviceOnly(running.context()).resource(0);

        Reply created = client.post("/Device", device.toString());
        String id = created.json().path("id").asText();
        device.put("id", id).put("serialNumber", "changed");
        Reply updated = client.send("PUT", "/Device/" + id, device.toString(), "Content-Type", "application/fhir+json");

        assertThat(created.body(), created.status(), is(201));
        assertThat(
                created.response().headers().firstValue("Location").orElse(""),
                is(running.simulator().baseUrl() + "/Device/" + id + "/_history/1"));
        assertThat(updated.body(), updated.status(), is(200));
        assertThat(updated.json().at("/meta/versionId").asText(), is("2"));
        assertThat(client.get("/Device/" + id).json().path("serialNumber").asText(), is("changed"));
        assertThat(client.get("/Device/" + id + "/_history/1").status(), is(404));
    }

    @Test
    void holdsPlainCreatesToTheSameRules() {
        ObjectNode other = (ObjectNode) readings.resource(0);
        other.putObject("subject").put("reference", "Patient/jonah-abara");

        Reply reply = client.post("/Observation", other.toString());

        assertThat(reply.status(), is(403));
        assertThat(reply.reason(), containsString("but it is Patient/jonah-abara."));
    }

    @Test
    void holdsUpdatesToTheSameRules() {
        String id = submitted.location(0).split("/")[1];
        ObjectNode other = (ObjectNode) readings.resource(0);
        other.put("id", id).putObject("subject").put("reference", "Patient/jonah-abara");

        Reply reply =
                client.send("PUT", "/Observation/" + id, other.toString(), "Content-Type", "application/fhir+json");

        assertThat(reply.status(), is(403));
        assertThat(
                client.get("/Observation/" + id).json().at("/subject/reference").asText(), is("Patient/" + PATIENT));
    }

    @Test
    void doesNotLetClientsChooseIds() {
        ObjectNode reading = ((ObjectNode) readings.resource(0)).put("id", "mine");

        Reply reply =
                client.send("PUT", "/Observation/mine", reading.toString(), "Content-Type", "application/fhir+json");

        assertThat(reply.status(), is(405));
        assertThat(reply.reason(), containsString("there is no Observation/mine, and clients do not choose ids"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /Practitioner, 404",
        "GET, /$submit-cgm-bundle, 405",
        "DELETE, /Observation/x, 405",
        "POST, /Bundle/$submit-cgm-bundle, 404",
        "GET, /nonsense, 404"
    })
    void answersWhatItDoesNotHaveWithAnOutcome(String method, String path, int status) {
        Reply reply =
                client.send(method, path, method.equals("POST") ? "{}" : "", "Content-Type", "application/fhir+json");

        assertThat(reply.body(), reply.status(), is(status));
        assertThat(reply.json().path("resourceType").asText(), is("OperationOutcome"));
        assertThat(reply.reason(), not(startsWith("null")));
    }

    @Test
    void takesTheOperationWithAnEncodedDollarSign() {
        Reply reply = client.post(
                "/%24submit-cgm-bundle",
                Submissions.readings(running.context(), 1).json());

        assertThat(reply.body(), reply.status(), is(200));
    }
}
