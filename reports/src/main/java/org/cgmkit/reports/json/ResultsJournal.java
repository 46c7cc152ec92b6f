package org.cgmkit.reports.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.figure.Figure;

/**
 * Keeps a results file that says "incomplete" while a run goes on: however the process ends, the file tells what was
 * found until then. The report of a run that finished is written over it.
 */
public final class ResultsJournal implements RunListener {
    private final Path folder;
    private final InstantSource clock;
    private final List<CheckResult> found = new ArrayList<>();
    private RunReport run;

    /**
     * A journal of that run.
     *
     * @param folder the folder of the results
     * @param run what is known of the run before it starts; suite and target are those that it starts with
     * @param clock tells how long it has taken
     */
    public ResultsJournal(Path folder, RunReport run, InstantSource clock) {
        this.folder = folder;
        this.run = run;
        this.clock = clock;
    }

    /** Writes a file without checks. @throws UncheckedIOException when the folder cannot be written to */
    @Override
    public synchronized void started(String suite, String target, int requirements) {
        run = new RunReport(
                        run.kit(), run.specification(), suite, target, run.started(), run.duration(), false, List.of())
                .with(run.declared())
                .weighedBy(run.failOn())
                .drawnAs(run.figures());
        write();
    }

    /** Writes the file again, with those pictures. @throws UncheckedIOException when it cannot be written any more */
    @Override
    public synchronized void drew(List<Figure> figures) {
        run = run.drawnAs(figures);
        write();
    }

    /** Writes the file again, with that check. @throws UncheckedIOException when it cannot be written any more */
    @Override
    public synchronized void finished(CheckResult result) {
        found.add(result);
        write();
    }

    /** The run as it stands, to be reported when it is broken off. */
    public synchronized RunReport soFar() {
        return run.unfinished(Duration.between(run.started(), clock.instant()), found);
    }

    private void write() {
        try {
            ResultsWriter.write(soFar(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The results cannot be written to " + folder + " (" + e + "). Choose another folder.", e);
        }
    }
}
