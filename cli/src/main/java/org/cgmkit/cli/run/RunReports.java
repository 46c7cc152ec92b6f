package org.cgmkit.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.console.KitVersion;
import org.cgmkit.cli.option.ReportingOptions.Reporting;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.console.ConsoleReport;
import org.cgmkit.reports.files.ReportFile;
import org.cgmkit.reports.files.ReportFiles;
import org.cgmkit.reports.json.ResultsJournal;

/** What becomes of a run: a journal while it goes on, then the console's report and a file of each format. */
final class RunReports {
    private final CommandStreams streams;
    private final Catalogue catalogue;
    private final Path out;
    private final Reporting reporting;

    /**
     * Publishing into a folder.
     *
     * @param out the folder of the results
     * @param reporting how the run is weighed, and what its report shows of earlier runs
     */
    RunReports(CommandStreams streams, Catalogue catalogue, Path out, Reporting reporting) {
        this.streams = streams;
        this.catalogue = catalogue;
        this.out = out;
        this.reporting = reporting;
    }

    /** From its start on, a process that is killed leaves results that say that the run did not finish. */
    ResultsJournal journal(String suite, String target, List<KnownFailure> known) {
        RunReport begun = new RunReport(
                        KitVersion.number(),
                        catalogue.version(),
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

    /**
     * Prints the report and writes its files.
     *
     * @param between what is to be said after the findings and before the files
     * @return the report, weighed as it was asked for
     */
    RunReport publish(RunReport found, Runnable between) {
        RunReport report = found.weighedBy(reporting.failOn());
        Explanations explanations = Explanations.of(catalogue);
        ConsoleReport console = new ConsoleReport(streams.out(), explanations, out);
        console.print(report);
        between.run();
        List<ReportFile> files = ReportFiles.writeAll(report, explanations, out, reporting.history(), streams::say);
        console.verdict(report);
        files.forEach(this::tell);
        return report;
    }

    private void tell(ReportFile file) {
        if (file.problem() == null) {
            streams.say("  %-46s %s".formatted(file.place(), file.format().description()));
        } else {
            streams.complain("cgmkit: " + file.problem());
        }
    }
}
