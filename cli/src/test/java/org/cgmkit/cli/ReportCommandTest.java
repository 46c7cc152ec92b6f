package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.files.Format;
import org.cgmkit.reports.files.ReportFiles;
import org.cgmkit.reports.json.ResultsReader;
import org.cgmkit.reports.json.ResultsWriter;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports that are made again, without the target. */
class ReportCommandTest {
    @TempDir
    Path folder;

    @Test
    void theSameFilesComeOfTheResultsAgain() throws Exception {
        Path results = SampleResults.write(folder.resolve("results"), Outcome.FAIL, Outcome.WARN);
        new ReportFiles(ResultsReader.read(results), Explanations.of(SampleResults.CATALOGUE), results, null)
                .write(Set.of(Format.JSON, Format.JUNIT, Format.MARKDOWN));
        Path again = folder.resolve("again/and/again");

        CommandRun run = report(results, "--format", "json,junit", "--format", "markdown", "--out", again.toString());

        assertThat(run.everything(), run.code(), is(0));
        for (String file : List.of("results.json", "junit.xml", "summary.md")) {
            assertThat(file, Files.readString(again.resolve(file)), is(Files.readString(results.resolve(file))));
            assertThat(
                    "told where it is",
                    run.out(),
                    containsString(again.resolve(file).toString()));
        }
    }

    @Test
    void withoutAFormatItPrintsWhatTheRunPrinted() throws Exception {
        CommandRun run = report(SampleResults.write(folder, Outcome.FAIL, Outcome.WARN));

        assertThat(run.everything(), run.code(), is(0));
        assertThat(run.out(), containsString("FAIL  " + SampleResults.SHALL + "  SHALL"));
        assertThat(run.out(), containsString("1 binding requirement is not met: " + SampleResults.SHALL + "."));
    }

    @Test
    void quietPrintsTheVerdictOnlyAndVerboseMoreThanUsual() throws Exception {
        Path results = SampleResults.write(folder, Outcome.FAIL, Outcome.WARN);

        CommandRun quiet = report(results, "--quiet");
        CommandRun usual = report(results);
        CommandRun verbose = report(results, "--verbose");
        CommandRun both = report(results, "--quiet", "--verbose");

        assertThat(quiet.out(), containsString("1 binding requirement is not met: " + SampleResults.SHALL + "."));
        assertThat(quiet.out(), not(containsString("FAIL  " + SampleResults.SHALL)));
        assertThat(verbose.out().length(), is(greaterThan(usual.out().length())));
        assertThat(both.everything(), both.code(), is(2));
    }

    @Test
    void thePageIsMadeOfTheResultsAgain() throws Exception {
        Path results = SampleResults.write(folder.resolve("results"), Outcome.FAIL, Outcome.WARN);
        Path other = folder.resolve("public");

        CommandRun run = report(results, "--format", "page,allure-page", "--out", other.toString());

        assertThat(run.everything(), run.code(), is(0));
        assertThat(
                Files.readString(other.resolve("report.html")),
                containsString("1 binding requirement is not met: " + SampleResults.SHALL + "."));
        assertThat("Allure's page", Files.exists(other.resolve("allure.html")), is(true));
    }

    @Test
    void annotationsOfGitHubArePrintedAndNothingElse() throws Exception {
        CommandRun run = report(SampleResults.write(folder, Outcome.FAIL, Outcome.WARN), "--format", "github");

        List<String> lines = run.out().lines().toList();
        assertThat(lines.get(0), startsWith("::error title=cgmkit%3A receiver suite%2C FAIL::"));
        assertThat(lines.get(1), startsWith("::error title=FAIL " + SampleResults.SHALL + "::"));
        assertThat(lines.get(2), startsWith("::warning title=WARN " + SampleResults.SHOULD + "::"));
        assertThat(lines.size(), is(3));
    }

    @Test
    void theTestReportIsValidFhir() throws Exception {
        List<CheckResult> checks = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            checks.add(SampleResults.check(SampleResults.SHALL, outcome, null));
        }
        checks.add(new CheckResult(
                "receiver.not.known-here",
                SampleResults.CATALOGUE.requirements().getFirst().verb(),
                true,
                "  odd ",
                Outcome.FAIL,
                "\u0000 <b> \u001b[31m & \uD800 😀\n\n",
                "",
                "\t",
                List.of(),
                Duration.ZERO));
        Path receiver = folder.resolve("receiver");
        ResultsWriter.write(SampleResults.run("receiver", "https://ehr.example.org/fhir", checks), receiver);
        Path submitter = folder.resolve("submitter");
        ResultsWriter.write(SampleResults.run("submitter", "An app, 4.2 <beta>", checks), submitter);
        Path empty = folder.resolve("empty");
        ResultsWriter.write(SampleResults.run("receiver", "http://x/fhir", List.of()), empty);

        GuideValidator validator = GuideValidator.builtIn(GuideVersion.STU1);
        for (Path results : List.of(receiver, submitter, empty)) {
            assertThat(report(results, "--format", "testreport").code(), is(0));
            String json = Files.readString(results.resolve("testreport.json"));
            assertThat(
                    json,
                    validator.validate(json).stream()
                            .filter(Finding::invalidates)
                            .toList(),
                    is(empty()));
        }
        JsonNode written =
                new ObjectMapper().readTree(receiver.resolve("testreport.json").toFile());
        assertThat(written.path("resourceType").asText(), is("TestReport"));
        String wrong = written.toString().replace("\"result\":\"skip\"", "\"result\":\"perhaps\"");
        assertThat(
                "the validator does look at it",
                validator.validate(wrong).stream().anyMatch(Finding::invalidates),
                is(true));
    }

    @Test
    void theBadgeIsWrittenBesideTheResults() throws Exception {
        Path results = SampleResults.write(folder, Outcome.PASS, Outcome.PASS);

        CommandRun run = report(results.resolve("results.json"), "--format", "badge");

        assertThat(run.everything(), run.code(), is(0));
        assertThat(Files.readString(results.resolve("badge.svg")), containsString("CGM receiver stu1: pass"));
    }

    @Test
    void theResultsThemselvesStayToTheByte() throws Exception {
        Path results = SampleResults.write(folder, Outcome.PASS, Outcome.PASS);
        Path file = results.resolve("results.json");
        Files.writeString(file, Files.readString(file) + " ");

        CommandRun run = report(results, "--format", "json,badge");

        assertThat(run.everything(), run.code(), is(0));
        assertThat(run.out(), containsString("stays as it is"));
        assertThat(Files.readString(file).endsWith("\n "), is(true));
    }

    @Test
    void whatIsNotThereOrCannotBeWrittenIsExitCode2() throws Exception {
        CommandRun nothing = report(folder.resolve("none"));
        Path results = SampleResults.write(folder.resolve("results"), Outcome.PASS, Outcome.PASS);
        Path inTheWay = Files.writeString(folder.resolve("file"), "");
        CommandRun unwritable = report(results, "--format", "badge", "--out", inTheWay.toString());

        assertThat(nothing.everything(), nothing.code(), is(2));
        assertThat(nothing.err(), containsString("Give the results.json of a run, or its folder."));
        assertThat(unwritable.everything(), unwritable.code(), is(2));
        assertThat(unwritable.err(), containsString("choose another with --out"));
    }

    private static CommandRun report(Path results, String... more) {
        return CommandRun.of(Stream.concat(Stream.of("report", results.toString()), Arrays.stream(more))
                .toArray(String[]::new));
    }
}
