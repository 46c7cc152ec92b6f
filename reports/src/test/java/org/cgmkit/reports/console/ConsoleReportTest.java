package org.cgmkit.reports.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cgmkit.guide.Verb;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleRun;
import org.cgmkit.reports.files.Format;
import org.cgmkit.reports.files.ReportFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleReportTest {
    @TempDir
    private Path results;

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 120})
    void looksAsAgreedAtEveryUsualWidth(int width) throws IOException {
        String printed = print(SampleRun.in(results), width, false, StandardCharsets.UTF_8);

        GoldenFile.compare("report-" + width + ".txt", printed);
    }

    @Test
    void looksAsAgreedInColour() throws IOException {
        GoldenFile.compare("report-colour.txt", print(SampleRun.in(results), 100, true, StandardCharsets.UTF_8));
    }

    @Test
    void colourChangesNoText() throws IOException {
        RunReport run = SampleRun.in(results);

        String coloured = print(run, 100, true, StandardCharsets.UTF_8);

        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""), is(print(run, 100, false, StandardCharsets.UTF_8)));
    }

    @Test
    void keepsToAsciiWhereTheStreamHasNoMore() throws IOException {
        String printed = print(SampleRun.in(results), 100, false, StandardCharsets.US_ASCII);

        assertThat(printed, not(containsString("?  FAIL")));
        assertThat(printed, containsString("  x FAIL  receiver.response.entry-status"));
        assertThat(printed, containsString("\n----------"));
    }

    @Test
    void staysWithinTheWidthButForCommandsAndAddresses() throws IOException {
        List<Integer> widths = print(SampleRun.in(results), 80, false, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.contains("://") && !line.contains("evidence/"))
                .map(String::length)
                .toList();

        assertThat(widths, everyItem(lessThanOrEqualTo(80)));
    }

    @Test
    void aSoundRunEndsWithItsVerdictAndWhatWasNotTested() throws IOException {
        String printed = print(SampleRun.sound(SampleRun.in(results)), 100, false, StandardCharsets.UTF_8);

        assertThat(
                printed,
                containsString("✔ PASS  No binding requirement failed, and none stayed open. "
                        + "2 requirements were not tested"));
        assertThat(printed, not(containsString("Repeat")));
    }

    @Test
    void showsWhatAPassRemarksOnWhereEverythingIsWanted() throws IOException {
        String printed = print(SampleRun.in(results), 100, false, StandardCharsets.UTF_8, Detail.EVERYTHING);

        assertThat(printed, containsString("""
                          Passed, with a remark
                            The locations are absolute, which the guide leaves open.
                              receiver.response.location
                        """));
    }

    @Test
    void saysOnceWhyChecksWereLeftOut() throws IOException {
        String why = "the target gave no answer to 3 checks in a row.";
        String message = RunReport.leftOutBecause(why);
        RunReport run = SampleRun.with(
                        SampleRun.in(results),
                        List.of(
                                SampleRun.check("receiver.a.met", Verb.SHALL, Outcome.PASS),
                                leftOut("receiver.b.later", message),
                                leftOut("receiver.b.later", message),
                                leftOut("receiver.c.later", message)),
                        true)
                .stoppedBecause(why);

        String printed = print(run, 100, false, StandardCharsets.UTF_8);

        assertThat(printed, containsString("""
                          Left out
                            Not run: the target gave no answer to 3 checks in a row.
                              receiver.b.later, receiver.c.later
                        """));
        assertThat(printed, not(containsString("INCONCLUSIVE  receiver.b.later")));
        assertThat(
                printed,
                containsString(" INCOMPLETE  The run was stopped: the target gave no answer to 3 checks in a row. 2"));
    }

    private static CheckResult leftOut(String requirement, String message) {
        return new CheckResult(
                requirement,
                Verb.SHALL,
                true,
                requirement,
                Outcome.INCONCLUSIVE,
                message,
                null,
                null,
                List.of(),
                Duration.ZERO);
    }

    @Test
    void noSecretIsPrinted() throws IOException {
        String printed = print(SampleRun.in(results), 100, false, StandardCharsets.UTF_8);

        assertThat(printed, not(containsString(SampleRun.TOKEN)));
        assertThat(printed, containsString("-H \"Authorization: Bearer $CGMKIT_TOKEN\""));
    }

    @Test
    void saysWhereTheReportsAreOnLinesThatFit() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        ConsoleReport report = new ConsoleReport(terminal, SampleRun.explanations(), Path.of("out"), Detail.USUAL);

        report.place(new ReportFile(Format.PAGE, results.resolve("report.html"), null));
        report.place(new ReportFile(Format.JSON, results.resolve("results.json"), null));
        report.place(new ReportFile(Format.JUNIT, null, "This could not be written."));

        assertThat(bytes.toString(StandardCharsets.UTF_8), is("""
                          out/report.html     the report as a page: open it, send it on; it needs no ne…
                          out/results.json    the results for programs
                        """));
    }

    @Test
    void inBriefThereAreTheFailuresTheVerdictAndThePageAlone() throws IOException {
        List<String> lines = print(SampleRun.in(results), 80, false, StandardCharsets.UTF_8, Detail.BRIEF)
                .lines()
                .toList();

        assertThat(lines.get(1), containsString("FAIL"));
        assertThat(lines, not(hasItem(containsString("WARN"))));
        assertThat(lines, not(hasItem(containsString("Repeat"))));
        assertThat(lines, not(hasItem(containsString("────"))));
    }

    private static String print(RunReport run, int width, boolean colour, Charset charset) {
        return print(run, width, colour, charset, Detail.USUAL);
    }

    private static String print(RunReport run, int width, boolean colour, Charset charset, Detail detail) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(bytes, true, charset), width, colour, false);
        ConsoleReport report = new ConsoleReport(terminal, SampleRun.explanations(), Path.of("cgmkit-results"), detail);
        report.print(run);
        report.verdict(run);
        return bytes.toString(charset);
    }
}
