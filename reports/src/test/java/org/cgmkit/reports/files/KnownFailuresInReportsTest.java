package org.cgmkit.reports.files;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleRun;
import org.cgmkit.reports.allure.AllureResults;
import org.cgmkit.reports.console.ConsoleReport;
import org.cgmkit.reports.console.Detail;
import org.cgmkit.reports.console.Terminal;
import org.cgmkit.reports.json.ResultsReader;
import org.cgmkit.reports.json.ResultsWriter;
import org.cgmkit.reports.junit.JUnitXml;
import org.cgmkit.reports.markdown.MarkdownSummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** A known failure, and one that is mended, in every form in which a run is reported. */
class KnownFailuresInReportsTest {
    private static final String FAILING = "receiver.response.entry-status";
    private static final String MENDED = "receiver.capability.instantiates";
    private static final LocalDate LAST = LocalDate.parse("2026-12-31");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path results;

    private RunReport run;

    @BeforeEach
    void sample() throws IOException {
        run = SampleRun.in(results)
                .with(List.of(
                        new KnownFailure(FAILING, "Waits for release 4", "Team A", LAST),
                        new KnownFailure(MENDED, "Ticket | 7", "Team B", LAST)));
    }

    @Test
    void theResultsFileHoldsThemByItsSchemaAndGivesThemBack() throws Exception {
        Path file = ResultsWriter.write(run, results);
        JsonNode written = JSON.readTree(file.toFile());

        try (InputStream schema = RunReport.class.getResourceAsStream("results.schema.json")) {
            assertThat(
                    JsonSchemaFactory.getInstance(VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(written),
                    is(empty()));
        }
        assertThat(written.at("/knownFailures/0/state").asText(), is("fails"));
        assertThat(written.at("/knownFailures/1/state").asText(), is("mended"));
        assertThat(written.at("/knownFailures/1/message").asText(), containsString("take the entry out"));
        assertThat("read back", ResultsReader.read(results).declared(), is(run.declared()));
    }

    @Test
    void ciServersSeeAKnownFailureAsSkippedAndAMendedOneAsAFailure() throws Exception {
        String xml = JUnitXml.asText(run, SampleRun.explanations());

        assertThat(
                of(xml, "string(//testcase[@classname='" + FAILING + "']/skipped/@message)"),
                allOf(containsString("Known failure until 2026-12-31: Waits for release 4"), containsString("FAIL")));
        assertThat(of(xml, "count(//testcase[@classname='" + FAILING + "']/failure)"), is("0"));
        assertThat(
                of(xml, "string(//testsuite[@name='Known failures']/testcase/failure/@message)"),
                containsString(MENDED + " is declared as a known failure"));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JUnitXml.class.getResource("junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
        assertThat(of(xml, "count(//failure)"), is(of(xml, "string(/testsuites/@failures)")));
        assertThat(of(xml, "count(//skipped)"), is(of(xml, "string(/testsuites/@skipped)")));
        assertThat(of(xml, "count(//testcase)"), is(of(xml, "string(/testsuites/@tests)")));
    }

    @Test
    void theSummaryHasATableOfThem() {
        String markdown = MarkdownSummary.asText(run, SampleRun.explanations());

        assertThat(markdown, containsString("### Known failures"));
        assertThat(markdown, containsString("| `" + FAILING + "` | fails | 2026-12-31 | Team A | Known failure until"));
        assertThat("a bar in a reason does not break the table", markdown, containsString("Ticket \\| 7"));
        assertThat(
                "no table where there are none",
                MarkdownSummary.asText(run.with(List.of()), SampleRun.explanations()),
                not(containsString("Known failures")));
    }

    @Test
    void theConsoleListsThem() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new ConsoleReport(
                        Terminal.of(out, Map.of("COLUMNS", "200"), false),
                        SampleRun.explanations(),
                        results,
                        Detail.USUAL)
                .print(run);

        String printed = bytes.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        assertThat(printed, containsString("Known failures " + FAILING + " fails Known failure until 2026-12-31"));
        assertThat(printed, containsString(MENDED + " mended " + MENDED + " is declared as a known failure"));
    }

    @Test
    void allureShowsThemAsKnownAndMuted() throws IOException {
        Path folder = AllureResults.write(run, SampleRun.explanations(), results);

        JsonNode known = result(folder, FAILING);
        assertThat(known.at("/statusDetails/known").asBoolean(), is(true));
        assertThat(known.at("/statusDetails/muted").asBoolean(), is(true));
        assertThat(known.at("/statusDetails/message").asText(), containsString("KNOWN: Known failure until"));
        assertThat(result(folder, MENDED).at("/statusDetails/muted").asBoolean(), is(false));
        assertThat(
                Files.readString(folder.resolve("environment.properties")),
                containsString("Known_failures=" + MENDED + " is declared"));
    }

    private static JsonNode result(Path folder, String requirement) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith("-result.json")).toList()) {
                JsonNode result = JSON.readTree(file.toFile());
                if (result.path("fullName").asText().startsWith(requirement + ":")) {
                    return result;
                }
            }
        }
        throw new AssertionError("No result of " + requirement);
    }

    private static String of(String xml, String path) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        return XPathFactory.newInstance().newXPath().evaluate(path, document);
    }
}
