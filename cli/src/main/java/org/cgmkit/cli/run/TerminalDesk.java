package org.cgmkit.cli.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.console.KitVersion;
import org.cgmkit.cli.console.TerminalConsentPrompt;
import org.cgmkit.cli.option.ReportingOptions.Reporting;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.kit.authorization.ConsentPrompt;
import org.cgmkit.kit.suite.RunDesk;
import org.cgmkit.kit.suite.StepRequest;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.console.ConsoleProgress;
import org.cgmkit.reports.console.ConsoleReport;
import org.cgmkit.reports.console.Detail;
import org.cgmkit.reports.console.LineWrap;
import org.cgmkit.reports.files.Format;
import org.cgmkit.reports.files.ReportFile;
import org.cgmkit.reports.files.ReportFiles;
import org.cgmkit.reports.json.ResultsJournal;
import org.cgmkit.reports.json.ResultsReader;
import org.cgmkit.reports.json.UnreadableResultsException;
import org.jspecify.annotations.Nullable;

/**
 * A run at a terminal: its sentences and progress, a journal while it goes on, then the console's report and a file of each format.
 */
public final class TerminalDesk implements RunDesk {
    private final CommandStreams streams;
    private final Catalogue catalogue;
    private final Path out;
    private final Reporting reporting;
    private final RequestInput requests;
    private final @Nullable RunReport earlier;

    /**
     * A desk.
     *
     * @param catalogue the requirements that runs at it are held against
     * @param out the folder of the results
     * @param reporting how the run is weighed, and what its report shows of earlier runs
     */
    public TerminalDesk(CommandStreams streams, Catalogue catalogue, Path out, Reporting reporting) {
        this.streams = streams;
        this.catalogue = catalogue;
        this.out = out;
        this.reporting = reporting;
        this.earlier = streams.out().interactive() && reporting.detail() != Detail.VERDICT ? earlier(out) : null;
        this.requests = new RequestInput(streams.in(), streams::complain);
    }

    @Override
    public void say(String line) {
        streams.say(line);
    }

    @Override
    public void sayWrapped(int indent, String sentences) {
        LineWrap.lines(sentences, streams.out().width() - indent)
                .forEach(line -> streams.say(" ".repeat(indent) + line));
    }

    @Override
    public void complain(String line) {
        streams.complain(line);
    }

    @Override
    public ConsentPrompt consent() {
        return new TerminalConsentPrompt(streams);
    }

    @Override
    public boolean takesRequests() {
        return streams.out().interactive();
    }

    @Override
    public Optional<StepRequest> request() {
        return requests.next();
    }

    @Override
    public RunListener progress() {
        return switch (reporting.detail()) {
            case VERDICT -> RunListener.nobody();
            case BRIEF -> ConsoleProgress.lineOnly(streams.out(), earlier);
            case USUAL, EVERYTHING -> new ConsoleProgress(streams.out(), earlier);
        };
    }

    @Override
    public RunListener journal(String suite, String target, List<KnownFailure> known) {
        RunReport begun = new RunReport(
                        KitVersion.number(),
                        catalogue.specification(),
                        suite,
                        target,
                        Instant.now(),
                        Duration.ZERO,
                        false,
                        List.of(),
                        known)
                .weighedBy(reporting.failOn());
        return new ResultsJournal(out, begun, InstantSource.system());
    }

    @Override
    public RunReport publish(RunReport found, Runnable between) {
        RunReport report = found.weighedBy(reporting.failOn());
        Explanations explanations = Explanations.of(catalogue);
        ConsoleReport console = new ConsoleReport(streams.out(), explanations, out, reporting.detail());
        console.print(report);
        between.run();
        ReportFiles files = new ReportFiles(report, explanations, out, reporting.history());
        List<ReportFile> written = files.write(Format.USUAL);
        console.verdict(report);
        written.forEach(file -> tell(console, file));
        // It takes seconds, for which nobody has to wait who wants the verdict.
        files.write(Set.of(Format.ALLURE_PAGE)).forEach(file -> tell(console, file));
        return report;
    }

    /** What the last run has left in the folder, before this one writes over it; null where there is nothing to be read. */
    private static @Nullable RunReport earlier(Path out) {
        try {
            return Files.exists(out.resolve("results.json")) ? ResultsReader.read(out) : null;
        } catch (UnreadableResultsException e) {
            return null;
        }
    }

    private void tell(ConsoleReport console, ReportFile file) {
        if (file.problem() != null) {
            streams.complain("cgmkit: " + file.problem());
        } else {
            console.place(file);
        }
    }
}
