package org.cgmkit.reports.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cgmkit.guide.Specification;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.FailOn;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleFigures;
import org.cgmkit.reports.SampleRun;
import org.cgmkit.reports.figure.TimeLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsReaderTest {
    @TempDir
    private Path folder;

    @Test
    void readsBackTheWholeRunWithItsEvidence() throws Exception {
        RunReport run = SampleRun.in(folder);
        Path file = ResultsWriter.write(run, folder);

        assertThat(ResultsReader.read(file), is(run));
        assertThat("from the folder", ResultsReader.read(folder), is(run));
    }

    @Test
    void readsBackHowStrictTheGateIs() throws Exception {
        RunReport run = SampleRun.sound(SampleRun.in(folder)).weighedBy(FailOn.SHOULD);
        ResultsWriter.write(run, folder);

        assertThat(ResultsReader.read(folder), is(run));
    }

    @Test
    void readsBackARunThatDidNotFinish() throws Exception {
        RunReport run = SampleRun.sound(SampleRun.in(folder));
        ResultsWriter.write(run.unfinished(run.duration(), run.checks()), folder);

        assertThat(ResultsReader.read(folder).finished(), is(false));
    }

    @Test
    void readsBackWhatStoppedARun() throws Exception {
        RunReport run = SampleRun.sound(SampleRun.in(folder)).stoppedBecause("the target is gone.");
        ResultsWriter.write(run, folder);

        assertThat(ResultsReader.read(folder), is(run));
    }

    @Test
    void readsBackItsPictures() throws Exception {
        RunReport run = SampleRun.in(folder).drawnAs(SampleFigures.all());
        ResultsWriter.write(run, folder);

        assertThat(ResultsReader.read(folder), is(run));
    }

    @Test
    void leavesOutPicturesOfAKindThatALaterKitHas() throws Exception {
        RunReport run = SampleRun.in(folder).drawnAs(SampleFigures.all());
        Path file = ResultsWriter.write(run, folder);
        Files.writeString(file, Files.readString(file).replace("\"curve\"", "\"scatter\""));

        assertThat(ResultsReader.read(folder).figures(), hasSize(4));
    }

    @Test
    void readsStepsFromBeforeChangesWereKept() throws Exception {
        Path file = ResultsWriter.write(SampleRun.in(folder).drawnAs(List.of(SampleFigures.steps())), folder);
        Files.writeString(file, Files.readString(file).replace("\"changes\"", "\"other\""));

        TimeLine read = (TimeLine) ResultsReader.read(folder).figures().getFirst();

        assertThat(read.steps(), hasSize(3));
        assertThat(read.steps().stream().allMatch(step -> step.changes().isEmpty()), is(true));
    }

    @Test
    void saysWhichPictureIsNotComplete() throws Exception {
        RunReport run = SampleRun.in(folder).drawnAs(SampleFigures.all());
        Path file = ResultsWriter.write(run, folder);
        Files.writeString(file, Files.readString(file).replace("\"wantedLow\"", "\"wanted\""));

        UnreadableResultsException refused =
                assertThrows(UnreadableResultsException.class, () -> ResultsReader.read(folder));

        assertThat(
                refused.getMessage(),
                is(file
                        + " is not a results file of cgmkit: figures[1].axis.wantedLow should be what the schema of results"
                        + " says of it, but something in it is missing or of another form."));
    }

    @Test
    void staysReadableWithoutItsEvidence() throws Exception {
        RunReport run = SampleRun.in(folder);
        ResultsWriter.write(run, folder);
        String gone = run.checks().getFirst().evidence().getFirst().file();
        Files.delete(folder.resolve(gone));

        Evidence read =
                ResultsReader.read(folder).checks().getFirst().evidence().getFirst();

        assertThat(read.file(), is(gone));
        assertThat(read.request(), startsWith("The file cannot be read ("));
    }

    @Test
    void neverFollowsANameOutOfTheFolder() throws Exception {
        RunReport run = SampleRun.in(folder.resolve("results"));
        Files.writeString(folder.resolve("private.txt"), "private");
        String text = ResultsWriter.asText(run)
                .replace(run.checks().getFirst().evidence().getFirst().file(), "../private.txt");
        Files.writeString(folder.resolve("results/results.json"), text);

        Evidence read = ResultsReader.read(folder.resolve("results"))
                .checks()
                .getFirst()
                .evidence()
                .getFirst();

        assertThat(read.request(), is("The name leads out of the folder of the results."));
    }

    @Test
    void acceptsTheBareContract() throws Exception {
        RunReport read = read("""
                {"schemaVersion": 1, "kit": "0.0.9", "guide": "stu1", "target": "http://localhost/fhir",
                 "started": "2026-01-31T12:00:00Z", "gate": "fail", "later": {"a": 1},
                 "checks": [{"requirement": "receiver.a.b", "verb": "SHALL", "title": "T", "outcome": "FAIL",
                             "message": "M", "expected": null, "evidence": [], "durationMs": 3}]}""");

        assertThat(read.gate().id(), is("fail"));
        assertThat("only what binds weighs", read.failOn(), is(FailOn.SHALL));
        assertThat("a SHALL binds", read.checks().getFirst().binding(), is(true));
    }

    @Test
    void asksForANewerKitWhereTheFileIsNewer() {
        String message = refusal("{\"schemaVersion\": 2}");

        assertThat(
                message,
                is(folder.resolve("results.json") + " was written by a newer cgmkit (schemaVersion 2; this one "
                        + "reads up to 1). Read it with that one."));
    }

    @Test
    void saysWhatIsNoResultsFile() {
        assertThat(refusal("<html>"), containsString("it is not JSON (Unexpected character"));
        assertThat(refusal("[]"), containsString("schemaVersion should be a whole number, but it is missing."));
        assertThat(
                assertThrows(UnreadableResultsException.class, () -> ResultsReader.read(folder.resolve("none.json")))
                        .getMessage(),
                containsString("none.json cannot be read"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "outcome" : "FAIL"   | "outcome" : "MEH" | checks[2].outcome should be one of PASS, FAIL, WARN, NOT_APPLICABLE, INCONCLUSIVE, OBSERVED, ATTESTED, ERROR, NOT_TESTED, but it is "MEH".
                    "guide" : "stu1"     | "guide" : 1       | guide should be a text, but it is 1.
                    "id" : "cgm"         | "name" : "cgm"    | specification.id should be a text, but it is missing.
                    "started" : "2026    | "started" : "year | started should be a time such as 2026-01-31T12:00:00Z, but it is "year-01-31T12:00:00Z".
                    "failOn" : "shall"   | "failOn" : "may"  | failOn should be shall or should, but it is "may".
                    "finished" : true    | "finished" : 1    | finished should be true or false, but it is 1.
                    "durationMs" : 3240  | "durationMs" : "" | durationMs should be a whole number, but it is "".
                    "title" : "Throttling" | "heading" : ""  | checks[11].title should be a text, but it is missing.
                    "schemaVersion" : 1  | "schemaVersion" : 0 | schemaVersion should be 1 or more, but it is 0.
                    """)
    void namesThePlaceThatIsWrong(String right, String wrong, String message) throws IOException {
        String text = ResultsWriter.asText(SampleRun.in(folder));

        assertThat(text, containsString(right));
        assertThat(
                refusal(text.replaceFirst(right, wrong)),
                containsString("is not a results file of cgmkit: " + message));
    }

    @Test
    void resultsOfAnOlderKitKnowTheVersionOnly() throws Exception {
        RunReport read =
                read(ResultsWriter.asText(SampleRun.in(folder)).replaceFirst("(?s)\"specification\" : \\{.*?}, *", ""));

        assertThat(read.specification(), is(Specification.ofVersion("stu1")));
    }

    private RunReport read(String text) throws IOException, UnreadableResultsException {
        Files.writeString(folder.resolve("results.json"), text);
        return ResultsReader.read(folder);
    }

    private String refusal(String text) {
        return String.valueOf(
                assertThrows(UnreadableResultsException.class, () -> read(text)).getMessage());
    }
}
