package org.cgmkit.reports.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleRun;
import org.cgmkit.reports.page.RunHistory.PastRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHistoryTest {
    @TempDir
    private Path folder;

    @Test
    void keepsTheRunsInTheirOrderAndEachOnce() throws IOException {
        RunReport later = SampleRun.in(folder.resolve("results"));
        RunReport earlier = at(SampleRun.sound(later), -1);
        RunHistory history = new RunHistory(folder.resolve("history"));

        history.add(later);
        history.add(earlier);
        List<PastRun> runs = history.add(later);

        assertThat(runs, hasSize(2));
        assertThat(runs.getFirst().gate(), is("PASS"));
        assertThat(runs.getLast(), is(new PastRun(later.started(), "FAIL", 5, 1, 2, 1)));
    }

    @Test
    void thePageShowsWhatHasChanged() throws IOException {
        RunReport later = SampleRun.in(folder);
        RunHistory history = new RunHistory(folder.resolve("history"));
        history.add(at(SampleRun.sound(later), -1));

        String page = new ReportPage(later, SampleRun.explanations(), folder, history.add(later)).asText("");

        assertThat(
                page, containsString("The last 2 runs: 1 failed (+1), 2 open (+2), 1 warned (+1) since 2026-01-30."));
        assertThat(page, containsString("<rect class=\"FAIL\""));
    }

    @Test
    void aFileThatIsNoHistoryIsLeftAsItIs() throws IOException {
        Files.writeString(folder.resolve(RunHistory.FILE), "no runs");
        RunReport run = SampleRun.in(folder);

        IOException failed = assertThrows(IOException.class, () -> new RunHistory(folder).add(run));

        assertThat(failed.getMessage(), containsString("delete the file to begin a new history."));
        assertThat(Files.readString(folder.resolve(RunHistory.FILE)), is("no runs"));
    }

    private static RunReport at(RunReport run, int days) {
        return new RunReport(
                run.kit(),
                run.specification(),
                run.suite(),
                run.target(),
                run.started().plus(Duration.ofDays(days)),
                run.duration(),
                true,
                run.checks());
    }
}
