package org.cgmkit.reports.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleFigures;
import org.cgmkit.reports.SampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsWriterTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void writesWhatTheContractSays() throws IOException {
        JsonNode written = written(SampleRun.in(folder));

        assertThat(
                List.copyOf(written.properties()).stream().map(e -> e.getKey()).toList(),
                contains(
                        "schemaVersion",
                        "kit",
                        "guide",
                        "specification",
                        "suite",
                        "target",
                        "started",
                        "durationMs",
                        "finished",
                        "failOn",
                        "gate",
                        "counts",
                        "checks",
                        "knownFailures"));
        assertThat(written.path("schemaVersion").toString(), is("1"));
        assertThat(written.path("guide").asText(), is("stu1"));
        assertThat(
                written.path("specification").toString(),
                is(
                        "{\"id\":\"cgm\",\"title\":\"HL7 FHIR guide on continuous glucose monitoring\",\"release\":\"1.0.0\","
                                + "\"canonical\":\"http://hl7.org/fhir/uv/cgm\"}"));
        assertThat(written.path("started").asText(), is("2026-01-31T12:00:00Z"));
        assertThat(written.path("gate").asText(), is("fail"));
        assertThat(
                written.path("checks").path(2).toString(),
                is("{\"requirement\":\"receiver.response.entry-status\",\"verb\":\"SHALL\",\"binding\":true,"
                        + "\"title\":\"Every submitted entry is answered with a status code\",\"outcome\":\"FAIL\","
                        + "\"message\":\"The answer has an entry without a status code.\","
                        + "\"expected\":\"a status code such as 201 in entry[0], entry[1] and entry[2] of the answer\","
                        + "\"actual\":\"none in entry[1].response; entry[0] and entry[2] have 201 Created\","
                        + "\"evidence\":[\"evidence/003-receiver.response.entry-status-1.http\","
                        + "\"evidence/003-receiver.response.entry-status-2.http\"],\"durationMs\":81}"));
        assertThat(written.path("checks").path(0).path("expected").isNull(), is(true));
    }

    @Test
    void countsEveryOutcomeAlsoTheOnesThatDidNotOccur() throws IOException {
        JsonNode counts = written(SampleRun.sound(SampleRun.in(folder))).path("counts");

        assertThat(counts.size(), is(Outcome.values().length));
        assertThat(counts.path("FAIL").asInt(-1), is(0));
        assertThat(counts.path("NOT_TESTED").asInt(), is(2));
    }

    @Test
    void keepsToItsSchema() throws IOException {
        assertThat(violations(written(SampleRun.in(folder))), is(empty()));
        assertThat(violations(written(SampleRun.in(folder).stoppedBecause("the target is gone."))), is(empty()));
        assertThat(violations(written(SampleRun.in(folder).drawnAs(SampleFigures.all()))), is(empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"schemaVersion", "kit", "guide", "target", "started", "gate", "checks", "finished", "counts"})
    void theSchemaMissesEachFieldOfTheContract(String field) throws IOException {
        ObjectNode results = written(SampleRun.in(folder));

        results.remove(field);

        assertThat(violations(results).toString(), containsString("required property '" + field + "' not found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requirement",
                "verb",
                "title",
                "outcome",
                "message",
                "expected",
                "actual",
                "evidence",
                "durationMs"
            })
    void theSchemaMissesEachFieldOfACheck(String field) throws IOException {
        ObjectNode results = written(SampleRun.in(folder));

        ((ObjectNode) results.path("checks").path(0)).remove(field);

        assertThat(violations(results).toString(), containsString("required property '" + field + "' not found"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void theSchemaMissesWhatAPictureIsMadeOf(int picture) throws IOException {
        ObjectNode results = written(SampleRun.in(folder).drawnAs(SampleFigures.all()));
        ObjectNode figure = (ObjectNode) results.path("figures").path(picture);
        List<String> own = figure.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !List.of("kind", "title", "text").contains(name))
                .toList();

        figure.remove(own);

        for (String name : own) {
            assertThat(violations(results).toString(), containsString("required property '" + name + "' not found"));
        }
    }

    @Test
    void keepsACurveInListsOfNumbers() throws IOException {
        JsonNode stretch =
                written(SampleRun.in(folder).drawnAs(SampleFigures.all())).at("/figures/1/stretches/1");

        assertThat(stretch.path("from").asText(), is("2026-01-31T21:20:00Z"));
        assertThat(stretch.path("seconds").path(1).toString(), is("300"));
        assertThat(stretch.path("values").size(), is(188));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"gate\": \"PASS\"}",
                "{\"failOn\": \"may\"}",
                "{\"guide\": \"STU 1\"}",
                "{\"specification\": {\"id\": \"cgm\"}}",
                "{\"schemaVersion\": 2}",
                "{\"stopped\": true}",
                "{\"started\": \"yesterday\"}",
                "{\"counts\": {\"MAYBE\": 1}}",
                "{\"checks\": [{\"outcome\": \"pass\"}]}",
                "{\"checks\": [{\"verb\": \"shall\"}]}",
                "{\"checks\": [{\"evidence\": [\"../secret\"]}]}",
                "{\"checks\": [{\"durationMs\": -1}]}"
            })
    void theSchemaRefusesOtherValues(String change) throws IOException {
        ObjectNode results = written(SampleRun.in(folder));

        JsonNode changed = JSON.readTree(change);
        JsonNode check = changed.path("checks").path(0);
        if (check.isObject()) {
            ((ObjectNode) results.path("checks").path(0)).setAll((ObjectNode) check);
        } else {
            results.setAll((ObjectNode) changed);
        }

        assertThat(violations(results), is(not(empty())));
    }

    @Test
    void replacesTheFileAsAWholeAndLeavesNothingBeside() throws IOException {
        Files.writeString(folder.resolve("results.json"), "the former run");

        ResultsWriter.write(SampleRun.sound(SampleRun.in(folder)), folder);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(
                    files.map(f -> f.getFileName().toString()).sorted().toList(), contains("evidence", "results.json"));
        }
        assertThat(
                Files.readString(folder.resolve("results.json")),
                is(ResultsWriter.asText(SampleRun.sound(SampleRun.in(folder)))));
    }

    private ObjectNode written(RunReport report) throws IOException {
        return (ObjectNode) JSON.readTree(
                ResultsWriter.write(report, folder.resolve("results")).toFile());
    }

    private static List<String> violations(JsonNode results) throws IOException {
        try (InputStream schema = RunReport.class.getResourceAsStream("results.schema.json")) {
            JsonSchema compiled =
                    JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
            return compiled.validate(results).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        }
    }
}
