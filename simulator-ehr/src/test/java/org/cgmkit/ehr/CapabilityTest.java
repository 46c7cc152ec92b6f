package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.fixtures.Submission;
import org.junit.jupiter.api.Test;

class CapabilityTest {

    @Test
    void saysWhatAReceiverHasToSay() {
        try (TestSimulator running = TestSimulator.standard()) {
            JsonNode metadata = running.client().get("/metadata").json();

            assertThat(metadata.path("fhirVersion").asText(), is("4.0.1"));
            assertThat(metadata.path("kind").asText(), is("instance"));
            assertThat(
                    metadata.at("/implementation/url").asText(),
                    is(running.simulator().baseUrl()));
            assertThat(
                    metadata.at("/instantiates/0").asText(),
                    is("http://hl7.org/fhir/uv/cgm/CapabilityStatement/cgm-data-receiver"));
            assertThat(
                    metadata.at("/rest/0/operation/0/definition").asText(),
                    is("http://hl7.org/fhir/uv/cgm/OperationDefinition/submit-cgm-bundle"));
            assertThat(values(resource(metadata, "Patient"), "interaction", "code"), hasItems("read", "search-type"));
        }
    }

    @Test
    void saysAllThatTheGuidesStatementLists() throws IOException {
        String folder = System.getProperty("cgmkit.guide.official", "");
        Path file = Path.of(folder, "CapabilityStatement-cgm-data-receiver.json");
        assumeTrue(
                !folder.isEmpty() && Files.isRegularFile(file),
                "The guide's own artifacts are not here; -Dcgmkit.guide.official=FOLDER tells where they are.");
        JsonNode guide = Submission.parse(Files.readString(file)).bundle();
        try (TestSimulator running = TestSimulator.standard()) {
            JsonNode metadata = running.client().get("/metadata").json();

            for (JsonNode expected : guide.at("/rest/0/resource")) {
                JsonNode actual = resource(metadata, expected.path("type").asText());
                for (JsonNode profile : expected.path("supportedProfile")) {
                    assertThat(texts(actual.path("supportedProfile")), hasItems(profile.asText()));
                }
                assertThat(
                        texts(actual.path("supportedProfile")).size(),
                        is(expected.path("supportedProfile").size()));
                assertThat(
                        values(actual, "interaction", "code"),
                        hasItems(values(expected, "interaction", "code").toArray(String[]::new)));
                assertThat(
                        values(actual, "searchParam", "name"),
                        hasItems(values(expected, "searchParam", "name").toArray(String[]::new)));
            }
        }
    }

    private static JsonNode resource(JsonNode statement, String type) {
        for (JsonNode resource : statement.at("/rest/0/resource")) {
            if (resource.path("type").asText().equals(type)) {
                return resource;
            }
        }
        throw new AssertionError("nothing about " + type);
    }

    private static List<String> values(JsonNode resource, String list, String property) {
        List<String> values = new ArrayList<>();
        resource.path(list).forEach(i -> values.add(i.path(property).asText()));
        return values;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(t -> texts.add(t.asText()));
        return texts;
    }
}
