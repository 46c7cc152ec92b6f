package org.cgmkit.reports.files;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
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
    private static final Set<Format> QUICK = EnumSet.complementOf(EnumSet.of(Format.PAGE));

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void writesEveryFormatAndSaysWhereItIs() throws IOException {
        List<ReportFile> files =
                ReportFiles.writeAll(SampleRun.in(folder), SampleRun.explanations(), folder, told::add);

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
        assertThat(told, contains("Making the report page, which takes a few seconds."));
    }

    @Test
    void writesTheOthersOnDemand() throws IOException {
        List<ReportFile> files = ReportFiles.write(
                SampleRun.in(folder),
                SampleRun.explanations(),
                folder,
                Set.of(Format.TESTREPORT, Format.BADGE),
                told::add);

        assertThat(files.stream().map(ReportFile::problem).toList(), contains(nullValue(), nullValue()));
        assertThat(Files.exists(folder.resolve("testreport.json")), is(true));
        assertThat(Files.exists(folder.resolve("badge.svg")), is(true));
    }

    @Test
    void writesOnlyWhatIsAskedFor() throws IOException {
        List<ReportFile> files = ReportFiles.write(
                SampleRun.in(folder), SampleRun.explanations(), folder, Set.of(Format.JUNIT), told::add);

        assertThat(files.stream().map(ReportFile::format).toList(), contains(Format.JUNIT));
        assertThat(told, is(empty()));
        assertThat(Files.exists(folder.resolve("results.json")), is(false));
    }

    @Test
    void losesNoOtherFormatWhereOneFails() throws IOException {
        RunReport run = SampleRun.in(folder);
        Files.createDirectories(folder.resolve("junit.xml/in-the-way"));

        List<ReportFile> files = ReportFiles.write(run, SampleRun.explanations(), folder, QUICK, told::add);

        ReportFile junit = files.get(1);
        assertThat(junit.format(), is(Format.JUNIT));
        assertThat(junit.place(), is(nullValue()));
        assertThat(junit.problem(), containsString("This could not be written: the results for CI servers ("));
        assertThat(
                files.stream()
                        .filter(f -> f.problem() == null)
                        .map(ReportFile::format)
                        .toList(),
                contains(Format.JSON, Format.MARKDOWN, Format.ALLURE, Format.TESTREPORT, Format.BADGE));
    }

    @Test
    void keepsTheResultsWhereARendererBreaksDown() throws IOException {
        List<ReportFile> files = ReportFiles.write(
                SampleRun.in(folder),
                id -> {
                    throw new IllegalStateException("the catalogue is broken");
                },
                folder,
                QUICK,
                told::add);

        assertThat(files.getFirst().problem(), is(nullValue()));
        assertThat(Files.exists(folder.resolve("results.json")), is(true));
        assertThat(files.get(1).problem(), containsString("(the catalogue is broken)"));
    }

    @Test
    void losesNothingWhereATargetAnswersHalfACharacter() throws Exception {
        RunReport run = SampleRun.in(folder);
        CheckResult odd = new CheckResult(
                "receiver.a.b", Verb.SHALL, true, "T", Outcome.FAIL, "\uD800", null, null, List.of(), Duration.ZERO);

        List<ReportFile> files = ReportFiles.write(
                SampleRun.with(run, List.of(odd), true), SampleRun.explanations(), folder, QUICK, told::add);

        for (ReportFile file : files) {
            assertThat(file.format().name(), file.problem(), is(nullValue()));
        }
        assertThat(ResultsReader.read(folder).checks().getFirst().message(), is("?"));
    }

    @Test
    void leavesNoSecretInAnyFile() throws IOException {
        ReportFiles.write(SampleRun.in(folder), SampleRun.explanations(), folder, QUICK, told::add);

        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(file));
            }
        }
        assertThat(texts, not(hasItem(containsString(SampleRun.TOKEN))));
        assertThat(texts, hasItem(containsString("$CGMKIT_TOKEN")));
    }
}
