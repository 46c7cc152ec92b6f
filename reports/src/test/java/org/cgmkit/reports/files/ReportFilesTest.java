package org.cgmkit.reports.files;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cgmkit.guide.Verb;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleRun;
import org.cgmkit.reports.json.ResultsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    private static final Set<Format> QUICK = EnumSet.complementOf(EnumSet.of(Format.ALLURE_PAGE));

    @TempDir
    private Path folder;

    @Test
    void writesEveryFormatAndSaysWhereItIs() throws IOException {
        List<ReportFile> files = files(SampleRun.in(folder)).write(Format.USUAL);

        assertThat(
                files.stream().map(ReportFile::format).toList(),
                contains(Format.PAGE, Format.JSON, Format.JUNIT, Format.MARKDOWN, Format.ALLURE));
        for (ReportFile file : files) {
            assertThat(file.format().name(), file.problem(), is(nullValue()));
        }
        assertThat(
                files.stream()
                        .map(file -> folder.relativize(file.place() == null ? folder : file.place())
                                .toString())
                        .toList(),
                contains("report.html", "results.json", "junit.xml", "summary.md", "allure-results"));
    }

    @Test
    void writesTheOthersOnDemand() throws IOException {
        List<ReportFile> files = files(SampleRun.in(folder)).write(Set.of(Format.TESTREPORT, Format.BADGE));

        assertThat(files.stream().map(ReportFile::problem).toList(), contains(nullValue(), nullValue()));
        assertThat(Files.exists(folder.resolve("testreport.json")), is(true));
        assertThat(Files.exists(folder.resolve("badge.svg")), is(true));
    }

    @Test
    void writesOnlyWhatIsAskedFor() throws IOException {
        List<ReportFile> files = files(SampleRun.in(folder)).write(Set.of(Format.JUNIT));

        assertThat(files.stream().map(ReportFile::format).toList(), contains(Format.JUNIT));
        assertThat(Files.exists(folder.resolve("results.json")), is(false));
    }

    @Test
    void losesNoOtherFormatWhereOneFails() throws IOException {
        RunReport run = SampleRun.in(folder);
        Files.createDirectories(folder.resolve("junit.xml/in-the-way"));

        List<ReportFile> files = files(run).write(QUICK);

        ReportFile junit = of(files, Format.JUNIT);
        assertThat(junit.place(), is(nullValue()));
        assertThat(junit.problem(), containsString("This could not be written: the results for CI servers ("));
        assertThat(
                files.stream()
                        .filter(f -> f.problem() == null)
                        .map(ReportFile::format)
                        .toList(),
                contains(Format.PAGE, Format.JSON, Format.MARKDOWN, Format.ALLURE, Format.TESTREPORT, Format.BADGE));
    }

    @Test
    void keepsTheResultsWhereARendererBreaksDown() throws IOException {
        List<ReportFile> files = new ReportFiles(
                        SampleRun.in(folder),
                        id -> {
                            throw new IllegalStateException("the catalogue is broken");
                        },
                        folder,
                        null)
                .write(QUICK);

        assertThat(of(files, Format.JSON).problem(), is(nullValue()));
        assertThat(Files.exists(folder.resolve("results.json")), is(true));
        assertThat(of(files, Format.JUNIT).problem(), containsString("(the catalogue is broken)"));
    }

    @Test
    void losesNothingWhereATargetAnswersHalfACharacter() throws Exception {
        RunReport run = SampleRun.in(folder);
        CheckResult odd = new CheckResult(
                "receiver.a.b", Verb.SHALL, true, "T", Outcome.FAIL, "\uD800", null, null, List.of(), Duration.ZERO);

        List<ReportFile> files = files(SampleRun.with(run, List.of(odd), true)).write(QUICK);

        for (ReportFile file : files) {
            assertThat(file.format().name(), file.problem(), is(nullValue()));
        }
        assertThat(ResultsReader.read(folder).checks().getFirst().message(), is("?"));
    }

    @Test
    void leavesNoSecretInAnyFile() throws IOException {
        files(SampleRun.in(folder)).write(QUICK);

        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(file));
            }
        }
        assertThat(texts, not(hasItem(containsString(SampleRun.TOKEN))));
        assertThat(texts, hasItem(containsString("$CGMKIT_TOKEN")));
    }

    private static ReportFile of(List<ReportFile> files, Format format) {
        return files.stream()
                .filter(file -> file.format() == format)
                .findFirst()
                .orElseThrow();
    }

    private ReportFiles files(RunReport run) {
        return new ReportFiles(run, SampleRun.explanations(), folder, null);
    }
}
