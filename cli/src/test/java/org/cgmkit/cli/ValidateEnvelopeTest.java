package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CGM resources in envelopes and encodings other than a submission in plain UTF-8. */
class ValidateEnvelopeTest {
    private static final String BASE_BUNDLE = "http://hl7.org/fhir/StructureDefinition/Bundle";
    private static final Submission READINGS = Submissions.readings(
            SubmissionContext.of("p1", IdentifierSource.stable("envelope"), Instant.parse("2026-05-01T00:00:00Z")), 3);

    @ParameterizedTest
    @ValueSource(strings = {"collection", "searchset", "history", "transaction-response", "batch-response"})
    void otherBundlesAreValidWithTheirEntries(String type) {
        CommandRun run = CommandRun.withInput(bundle(type, READINGS), "validate", "-");

        assertThat(run.everything(), run.code(), is(0));
        assertThat(run.out(), containsString("-: valid (FHIR R4, entries by their own profiles)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"collection", "searchset", "history", "transaction-response", "batch-response"})
    void entriesOfOtherBundlesAreCheckedByTheirProfiles(String type) {
        CommandRun run = CommandRun.withInput(bundle(type, wrong()), "validate", "-");

        assertThat(run.everything(), run.code(), is(1));
        assertThat(run.out(), containsString("error: Bundle.entry[1].resource.value.ofType(Quantity).unit: "));
        assertThat(run.out(), containsString("-: not valid (FHIR R4, entries by their own profiles): 1 error"));
    }

    @Test
    void aDocumentIsCheckedWithItsEntries() {
        CommandRun sound = CommandRun.withInput(document(READINGS), "validate", "-");
        CommandRun flawed = CommandRun.withInput(document(wrong()), "validate", "-");

        assertThat(sound.everything(), sound.code(), is(0));
        assertThat(flawed.everything(), flawed.code(), is(1));
        assertThat(flawed.out(), containsString("error: Bundle.entry[2].resource.value.ofType(Quantity).unit: "));
    }

    @Test
    void aProfileOfTheWholeDoesNotSilenceTheEntries() {
        CommandRun run = CommandRun.withInput(bundle("collection", wrong()), "validate", "--profile", BASE_BUNDLE, "-");

        assertThat(run.everything(), run.code(), is(1));
        assertThat(run.out(), containsString("Bundle.entry[1].resource.value.ofType(Quantity).unit"));
        assertThat(run.out(), containsString("-: not valid (Bundle, entries by their own profiles): 1 error"));
    }

    @Test
    void whatClaimsToBeASubmissionIsCheckedAsOne() {
        ObjectNode claiming = json(bundle("collection", READINGS));
        claiming.withObject("/meta")
                .putArray("profile")
                .add("http://hl7.org/fhir/uv/cgm/StructureDefinition/cgm-data-submission-bundle|1.0.0");

        CommandRun run = CommandRun.withInput(claiming.toString(), "validate", "-");

        assertThat(run.everything(), run.code(), is(1));
        assertThat(run.out(), containsString("-: not valid (cgm-data-submission-bundle)"));
    }

    @Test
    void aLongCollectionIsCheckedWithItsEntries(@TempDir Path folder) throws IOException {
        ObjectNode bundle = json(bundle("collection", READINGS));
        ArrayNode entries = bundle.withArray("entry");
        var last = entries.get(2);
        for (int i = 0; i < 8000; i++) {
            ObjectNode copy = last.deepCopy();
            copy.put("fullUrl", IdentifierSource.fullUrl("long." + i));
            entries.add(copy);
        }
        ((ObjectNode) entries.get(8000).at("/resource/valueQuantity")).put("unit", "mg per dl");
        Path file = Files.writeString(folder.resolve("long.json"), bundle.toString());

        CommandRun run = CommandRun.of("validate", file.toString());

        assertThat(Files.size(file) > 4_000_000, is(true));
        assertThat(run.code(), is(1));
        assertThat(run.out(), containsString("Bundle.entry[8000].resource.value.ofType(Quantity).unit: "));
        assertThat(run.out(), containsString("not valid (FHIR R4, entries by their own profiles): 1 error"));
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        CommandRun run = CommandRun.withInput("\uFEFF" + READINGS.json(), "validate", "-");

        assertThat(run.everything(), run.code(), is(0));
    }

    @Test
    void aCompressedFileIsTaken(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("readings.json.gz"), zipped(READINGS.json()));

        CommandRun run = CommandRun.of("validate", file.toString());

        assertThat(run.everything(), run.code(), is(0));
        assertThat(run.out(), containsString("readings.json.gz: valid (cgm-data-submission-bundle)"));
    }

    @Test
    void ndjsonIsNamedWithTheWayOn() {
        String lines = READINGS.resource(0) + "\n" + READINGS.resource(1) + "\n";

        CommandRun run = CommandRun.withInput(lines, "validate", "-");

        assertThat(run.code(), is(1));
        assertThat(run.out(), containsString("Several resources one after the other are NDJSON: put each into a file"));
        assertThat(run.out(), not(containsString("fasterxml")));
        assertThat(run.out(), not(containsString("Feature")));
    }

    @Test
    void aFingerstickBesideAReadingBreaksNothing() {
        Submission both = READINGS.withResource(1, r -> ((ObjectNode) r.at("/code/coding/0")).put("code", "41653-7"));

        CommandRun run = CommandRun.withInput(both.json(), "validate", "-");

        assertThat(run.everything(), run.code(), is(0));
        assertThat(run.out(), containsString("-: valid (cgm-data-submission-bundle), with 1 remark"));
    }

    private static Submission wrong() {
        return READINGS.withResource(1, r -> ((ObjectNode) r.get("valueQuantity")).put("unit", "mg per dl"));
    }

    private static String document(Submission submission) {
        ObjectNode bundle = json(bundle("document", submission));
        bundle.putObject("identifier")
                .put("system", "urn:ietf:rfc:3986")
                .put("value", IdentifierSource.fullUrl("document"));
        ObjectNode composition =
                Json.object().put("resourceType", "Composition").put("status", "final");
        composition.putObject("type").put("text", "CGM readings");
        composition.put("date", "2026-05-01").put("title", "CGM readings");
        composition.putArray("author").addObject().put("display", "An app");
        ObjectNode section = composition.putArray("section").addObject().put("title", "Readings");
        bundle.path("entry")
                .forEach(e -> section.withArray("entry")
                        .addObject()
                        .put("reference", e.path("fullUrl").asText()));
        ObjectNode first = Json.object().put("fullUrl", IdentifierSource.fullUrl("composition"));
        first.set("resource", composition);
        bundle.withArray("entry").insert(0, first);
        return bundle.toString();
    }

    /** The readings in a Bundle of that type. */
    private static String bundle(String type, Submission submission) {
        ObjectNode bundle = json(submission.json()).put("type", type);
        if (type.equals("searchset")) {
            bundle.putArray("link")
                    .addObject()
                    .put("relation", "self")
                    .put("url", "https://ehr.example.org/fhir/Observation?code=99504-3");
        }
        for (var node : bundle.path("entry")) {
            ObjectNode entry = (ObjectNode) node;
            if (!type.equals("history")) {
                entry.remove("request");
            }
            if (type.equals("history") || type.endsWith("-response")) {
                entry.putObject("response").put("status", "201 Created");
            }
            if (type.equals("history") || type.equals("searchset")) {
                String id = entry.path("fullUrl").asText().substring("urn:uuid:".length());
                entry.put("fullUrl", "https://ehr.example.org/fhir/Observation/" + id);
                entry.withObject("/resource").put("id", id);
            }
        }
        return bundle.toString();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
