package org.cgmkit.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.console.ConsoleProgress;
import org.cgmkit.reports.console.ConsoleReport;
import org.cgmkit.reports.console.Wrap;
import org.cgmkit.reports.files.ReportFile;
import org.cgmkit.reports.files.ReportFiles;
import org.cgmkit.reports.json.ResultsJournal;
import org.cgmkit.suites.ReceiverRun;
import org.cgmkit.suites.ReceiverSuite;
import org.cgmkit.suites.Selection;
import org.cgmkit.suites.run.RunOrder;
import org.cgmkit.suites.setup.ReceiverTarget;

/** One run of the receiver suite as a person follows it: what it will write, its progress, its reports. */
final class ReceiverTest {
    private final Streams streams;
    private final Catalogue catalogue;

    ReceiverTest(Streams streams, Catalogue catalogue) {
        this.streams = streams;
        this.catalogue = catalogue;
    }

    /** Runs the selected checks and writes every report into the folder. */
    RunReport run(ReceiverTarget target, Selection selection, RunOrder order, Path out) {
        ReceiverRun run = new ReceiverSuite(catalogue.version(), KitVersion.number())
                .only(selection)
                .in(order)
                .prepare(target, out);
        Stream.concat(run.notes().stream(), Stream.of(run.announcement().text()))
                .flatMap(text -> Wrap.lines(text, streams.out().width()).stream())
                .forEach(streams::say);
        streams.say("");
        RunReport begun = new RunReport(
                KitVersion.number(),
                catalogue.version(),
                "receiver",
                target.baseUrl().toString(),
                Instant.now(),
                Duration.ZERO,
                false,
                List.of());
        RunReport report = run.run(new Together(
                List.of(new ResultsJournal(out, begun, InstantSource.system()), new ConsoleProgress(streams.out()))));
        Explanations explanations = Explanations.of(catalogue);
        ConsoleReport console = new ConsoleReport(streams.out(), explanations, out);
        console.print(report);
        List<ReportFile> files = ReportFiles.writeAll(report, explanations, out, streams::say);
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
