package org.cgmkit.reports.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.figure.Figure;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a results file that says "incomplete" while a run goes on: however the process ends, the file tells what was
 * found until then, but for the last quarter of a second where it is killed: checks that end in quick succession are written
 * together. The report of a run that finished is written over it.
 */
public final class ResultsJournal implements RunListener {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final Executor AFTER_A_PAUSE = CompletableFuture.delayedExecutor(
            PAUSE.toMillis(), TimeUnit.MILLISECONDS, task -> Thread.ofVirtual().start(task));

    private final Path folder;
    private final InstantSource clock;
    private final List<CheckResult> found = new ArrayList<>();
    private RunReport run;
    private long written = System.nanoTime() - PAUSE.toNanos();
    private boolean waiting;
    private boolean over;
    private @Nullable UncheckedIOException problem;

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

    /** Writes the file again, with that check, at once or soon. @throws UncheckedIOException when it cannot be written any more */
    @Override
    public synchronized void finished(CheckResult result) {
        found.add(result);
        if (problem != null) {
            throw problem;
        }
        if (System.nanoTime() - written >= PAUSE.toNanos()) {
            write();
        } else if (!waiting) {
            waiting = true;
            AFTER_A_PAUSE.execute(this::writeWhatWaits);
        }
    }

    /** Writes what was not written yet, and nothing after that. @throws UncheckedIOException when that cannot be done */
    @Override
    public synchronized void ended() {
        over = true;
        if (waiting) {
            write();
        }
    }

    private synchronized void writeWhatWaits() {
        waiting = false;
        if (!over) {
            try {
                write();
            } catch (UncheckedIOException e) {
                problem = e;
            }
        }
    }

    /** The run as it stands, to be reported when it is broken off. */
    public synchronized RunReport soFar() {
        return run.unfinished(Duration.between(run.started(), clock.instant()), found);
    }

    private void write() {
        try {
            ResultsWriter.write(soFar(), folder);
            written = System.nanoTime();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The results cannot be written to " + folder + " (" + e + "). Choose another folder.", e);
        }
    }
}
