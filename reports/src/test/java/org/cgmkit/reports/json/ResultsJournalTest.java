package org.cgmkit.reports.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.cgmkit.reports.FailOn;
import org.cgmkit.reports.Gate;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleFigures;
import org.cgmkit.reports.SampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsJournalTest {
    @TempDir
    private Path folder;

    @Test
    void leavesAnIncompleteFileWhereverTheRunBreaksOff() throws Exception {
        RunReport run = SampleRun.sound(SampleRun.in(folder)).weighedBy(FailOn.SHOULD);
        ResultsJournal journal = journal(run, folder);

        journal.started("receiver", "https://[redacted]@ehr.example.org/fhir", 12);
        RunReport before = ResultsReader.read(folder);
        journal.finished(run.checks().get(0));
        journal.finished(run.checks().get(1));
        journal.ended();
        RunReport broken = ResultsReader.read(folder);

        assertThat(before.checks(), hasSize(0));
        assertThat(before.gate(), is(Gate.INCOMPLETE));
        assertThat(before.failOn(), is(FailOn.SHOULD));
        assertThat("as the run tells it", before.target(), is("https://[redacted]@ehr.example.org/fhir"));
        assertThat(broken.checks(), is(run.checks().subList(0, 2)));
        assertThat(broken.gate(), is(Gate.INCOMPLETE));
        assertThat(broken.duration(), is(Duration.ofSeconds(7)));
        assertThat(Files.readString(folder.resolve("results.json")), containsString("\"gate\" : \"incomplete\""));
        assertThat("to be reported", journal.soFar(), is(broken));
    }

    @Test
    void writesChecksThatEndTogetherSoonWithoutWaitingForTheNextOne() throws Exception {
        RunReport run = SampleRun.in(folder);
        ResultsJournal journal = journal(run, folder);

        journal.started("receiver", run.target(), 12);
        journal.finished(run.checks().get(0));
        journal.finished(run.checks().get(1));

        // Minutes, for a slow machine.
        for (int i = 0; i < 6000 && ResultsReader.read(folder).checks().size() < 2; i++) {
            Thread.sleep(20);
        }
        assertThat(ResultsReader.read(folder).checks(), is(run.checks().subList(0, 2)));
    }

    @Test
    void writesNothingOverTheReportOfARunThatIsOver() throws Exception {
        RunReport run = SampleRun.in(folder);
        ResultsJournal journal = journal(run, folder);
        journal.started("receiver", run.target(), 12);
        journal.finished(run.checks().get(0));
        journal.ended();
        ResultsWriter.write(run, folder);

        // Twice the time after which it would have been written.
        Thread.sleep(500);

        assertThat(ResultsReader.read(folder).checks(), is(run.checks()));
    }

    @Test
    void keepsThePicturesOfWhatWasDoneBeforeTheChecksBegan() throws Exception {
        RunReport run = SampleRun.in(folder);
        ResultsJournal journal = journal(run, folder);

        journal.drew(List.of(SampleFigures.steps()));
        RunReport broken = ResultsReader.read(folder);
        journal.started("receiver", run.target(), 12);

        assertThat(broken.figures(), contains(SampleFigures.steps()));
        assertThat(ResultsReader.read(folder).figures(), contains(SampleFigures.steps()));
    }

    @Test
    void saysBeforeTheFirstCheckWhenTheFolderCannotBeWritten() throws Exception {
        RunReport run = SampleRun.in(folder);
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        UncheckedIOException refused = assertThrows(
                UncheckedIOException.class, () -> journal(run, file).started("receiver", run.target(), 12));

        assertThat(refused.getMessage(), containsString("The results cannot be written to " + file + " ("));
        assertThat(refused.getMessage(), containsString("Choose another folder."));
    }

    private static ResultsJournal journal(RunReport run, Path folder) {
        return new ResultsJournal(folder, run, InstantSource.fixed(run.started().plusSeconds(7)));
    }
}
