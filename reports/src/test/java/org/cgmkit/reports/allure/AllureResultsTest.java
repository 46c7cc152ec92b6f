package org.cgmkit.reports.allure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cgmkit.guide.Verb;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AllureResultsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private RunReport run;

    @BeforeEach
    void sample() throws IOException {
        run = SampleRun.in(folder);
    }

    @Test
    void placesACheckByGuideTopicAndRequirement() throws IOException {
        JsonNode failed = result("Every submitted entry is answered with a status code");

        assertThat(labels(failed, "epic"), is(List.of("Guide stu1")));
        assertThat(labels(failed, "feature"), is(List.of("Answer to a submission")));
        assertThat(labels(failed, "story"), is(List.of("receiver.response.entry-status")));
        assertThat(labels(failed, "suite"), is(List.of("Answer to a submission")));
        assertThat(labels(failed, "severity"), is(List.of("critical")));
        assertThat(labels(failed, "tag"), is(List.of("FAIL", "SHALL")));
        assertThat(
                failed.path("links").path(0).path("url").asText(),
                is("http://hl7.org/fhir/uv/cgm/STU1/data-submission.html#response"));
    }

    @Test
    void saysWhatWasFoundAndWhatIsRequired() throws IOException {
        JsonNode failed = result("Every submitted entry is answered with a status code");

        assertThat(failed.path("statusDetails").path("message").asText(), is("""
                        FAIL: The answer has an entry without a status code.

                        Expected: a status code such as 201 in entry[0], entry[1] and entry[2] of the answer
                        Actual:   none in entry[1].response; entry[0] and entry[2] have 201 Created"""));
        assertThat(
                failed.path("descriptionHtml").asText(),
                startsWith("<p><b>receiver.response.entry-status</b> (SHALL) Each entry of the answer carries"));
        assertThat(failed.path("descriptionHtml").asText(), containsString("<p><b>Fix</b> Fill Bundle.entry"));
    }

    @Test
    void showsEachExchangeAsAStepWithItsTexts() throws IOException {
        JsonNode step = result("Every submitted entry is answered with a status code")
                .path("steps")
                .path(0);

        assertThat(step.path("name").asText(), is("POST https://ehr.example.org/fhir/$submit-cgm-bundle -> 200 OK"));
        assertThat(step.path("stop").asLong() - step.path("start").asLong(), is(42L));
        assertThat(
                step.path("attachments").findValuesAsText("name"),
                is(List.of("Request", "Response", "Repeat it with curl")));
        String source = step.path("attachments").path(0).path("source").asText();
        String request = Files.readString(folder.resolve("allure-results").resolve(source));
        assertThat(request, startsWith("POST https://ehr.example.org/fhir/$submit-cgm-bundle\n"));
        assertThat("broken up", request, containsString("\n  \"type\": \"transaction\","));
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, passed",
        "ATTESTED, passed",
        "OBSERVED, passed",
        "FAIL, failed",
        "WARN, broken",
        "ERROR, ''",
        "INCONCLUSIVE, ''",
        "NOT_APPLICABLE, skipped",
        "NOT_TESTED, skipped"
    })
    void givesEachOutcomeAStatus(Outcome outcome, String status) throws IOException {
        run = SampleRun.with(run, List.of(SampleRun.check("receiver.a.b", Verb.SHALL, outcome)), true);

        assertThat(result("A title").path("status").asText("").replace("null", ""), is(status));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PASS", "ATTESTED", "OBSERVED"})
    void putsEachOtherOutcomeIntoExactlyOneCategory(Outcome outcome) throws IOException {
        CheckResult bare = SampleRun.check("receiver.a.b", Verb.SHALL, outcome);
        run = SampleRun.with(run, List.of(bare), true);
        JsonNode result = result("A title");
        String status = result.path("status").asText().replace("null", "unknown");
        String message = result.path("statusDetails").path("message").asText();

        List<String> matched = new ArrayList<>();
        for (JsonNode category :
                JSON.readTree(folder.resolve("allure-results/categories.json").toFile())) {
            boolean rightStatus =
                    category.path("matchedStatuses").toString().contains(status.isEmpty() ? "unknown" : status);
            if (rightStatus && Pattern.matches(category.path("messageRegex").asText(), message + ": a\nb")) {
                matched.add(category.path("name").asText());
            }
        }

        assertThat(matched.toString(), startsWith("[" + outcome + ": "));
        assertThat(matched.size(), is(1));
    }

    @ParameterizedTest
    @CsvSource({"SHALL, critical", "SHOULD, normal", "EXPECTED, minor", "MAY, trivial", "BASE, normal"})
    void ranksByVerb(Verb verb, String severity) throws IOException {
        run = SampleRun.with(run, List.of(SampleRun.check("receiver.a.b", verb, Outcome.PASS)), true);

        assertThat(labels(result("A title"), "severity"), is(List.of(severity)));
    }

    @Test
    void keepsTheHistoryOfACheckAcrossRunsAndApartFromOthers() throws IOException {
        String first = history("Every reading can be read");
        run = SampleRun.with(run, run.checks().reversed(), true);
        String again = history("Every reading can be read");
        String other = history("Throttling");

        assertThat(again, is(first));
        assertThat(other, is(not(first)));
    }

    @Test
    void showsTwoChecksOfOneNameBoth() throws IOException {
        CheckResult check = SampleRun.check("receiver.a.b", Verb.SHALL, Outcome.PASS);
        run = SampleRun.with(run, List.of(check, check), true);
        AllureResults.write(run, SampleRun.explanations(), folder);

        assertThat(
                results().stream()
                        .map(r -> r.path("historyId").asText())
                        .distinct()
                        .count(),
                is(2L));
    }

    @Test
    void leavesNothingOfAnEarlierRun() throws IOException {
        written();
        run = SampleRun.with(run, List.of(SampleRun.check("receiver.a.b", Verb.SHALL, Outcome.PASS)), true);

        assertThat(written().keySet().toString(), is("[A title]"));
    }

    @Test
    void describesTheRun() throws IOException {
        written();
        Properties environment = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("allure-results/environment.properties"))) {
            environment.load(reader);
        }

        assertThat(environment.getProperty("Target"), is("https://ehr.example.org/fhir"));
        assertThat(environment.getProperty("Gate"), is("FAIL"));
        assertThat(environment.getProperty("Guide"), is("stu1 (1.0.0)"));
        assertThat(
                JSON.readTree(folder.resolve("allure-results/executor.json").toFile())
                        .path("name")
                        .asText(),
                is("cgmkit 0.1.0"));
    }

    @Test
    void showsWhatATargetAnsweredAndNeverActsOnIt() throws IOException {
        CheckResult odd = new CheckResult(
                "<script>alert(1)</script>",
                Verb.SHALL,
                true,
                "A title",
                Outcome.FAIL,
                "<b>",
                null,
                null,
                run.checks().get(2).evidence(),
                Duration.ZERO);
        run = SampleRun.with(run, List.of(odd), true);

        assertThat(result("A title").path("descriptionHtml").asText(), not(containsString("<script")));
    }

    @Test
    void holdsNoSecret() throws IOException {
        written();
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("allure-results"))) {
            for (Path file : files.toList()) {
                texts.add(Files.readString(file));
            }
        }

        assertThat(texts, not(hasItem(containsString(SampleRun.TOKEN))));
        assertThat(texts, hasItem(containsString("$CGMKIT_TOKEN")));
    }

    private String history(String title) throws IOException {
        return result(title).path("historyId").asText();
    }

    /** The result of that name; what it does not have is missing, and fails the comparison. */
    private JsonNode result(String title) throws IOException {
        return written().getOrDefault(title, MissingNode.getInstance());
    }

    private Map<String, JsonNode> written() throws IOException {
        AllureResults.write(run, SampleRun.explanations(), folder);
        Map<String, JsonNode> byName = new TreeMap<>();
        results().forEach(result -> byName.put(result.path("name").asText(), result));
        return byName;
    }

    private List<JsonNode> results() throws IOException {
        List<JsonNode> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("allure-results"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith("-result.json")).toList()) {
                results.add(JSON.readTree(file.toFile()));
            }
        }
        return results;
    }

    private static List<String> labels(JsonNode result, String name) {
        List<String> values = new ArrayList<>();
        for (JsonNode label : result.path("labels")) {
            if (label.path("name").asText().equals(name)) {
                values.add(label.path("value").asText());
            }
        }
        return values;
    }
}
