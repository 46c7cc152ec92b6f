package org.cgmkit.cli.run;

import java.nio.file.Path;
import java.util.List;
import org.cgmkit.cgm.ReceiverRun;
import org.cgmkit.cgm.ReceiverSuite;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.console.KitVersion;
import org.cgmkit.cli.console.TerminalConsentPrompt;
import org.cgmkit.cli.option.ReportingOptions.Reporting;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.console.ConsoleProgress;
import org.cgmkit.reports.console.LineWrap;

/** One run of the receiver suite as a person follows it: what it will write, its progress, its reports. */
final class ReceiverTestRun {
    private final CommandStreams streams;
    private final Catalogue catalogue;

    ReceiverTestRun(CommandStreams streams, Catalogue catalogue) {
        this.streams = streams;
        this.catalogue = catalogue;
    }

    /**
     * What is to be done.
     *
     * @param target what is tested
     * @param known the failures that its owner declares to know of
     * @param selection which checks run
     * @param order in which order, and how many at a time
     * @param out the folder of the results
     * @param cleanup whether what the run created is deleted at its end
     * @param reporting how it is weighed, and what its report shows of earlier runs
     * @param surroundings what the run has around it
     */
    record Plan(
            ReceiverTarget target,
            List<KnownFailure> known,
            RequirementSelection selection,
            RunOrder order,
            Path out,
            boolean cleanup,
            Reporting reporting,
            RunSurroundings surroundings) {}

    /** Runs the selected checks of a target without known failures, and writes every report into the folder. */
    RunReport run(ReceiverTarget target, RequirementSelection selection, RunOrder order, Path out) {
        return run(new Plan(target, List.of(), selection, order, out, false, Reporting.STANDARD, RunSurroundings.empty()));
    }

    /** Does what is planned, and writes every report into the folder. */
    RunReport run(Plan plan) {
        ReceiverTarget target = plan.target();
        Path out = plan.out();
        ReceiverRun run = new ReceiverSuite(catalogue.version(), KitVersion.number())
                .only(plan.selection())
                .in(plan.order())
                .knowing(plan.known())
                .accompaniedBy(new TerminalConsentPrompt(streams))
                .prepare(target, out, plan.surroundings().redaction());
        if (target.connection().tls().insecure()) {
            wrapped(
                    "The target's certificate is not looked at ('insecure: true' in its file): whoever stands in between "
                            + "can read and change everything.");
        }
        run.notes().forEach(this::wrapped);
        wrapped(run.announcement().text());
        if (plan.cleanup()) {
            wrapped(run.announcement().cleanupText());
        }
        streams.say("");
        RunReports publishing = new RunReports(streams, catalogue, out, plan.reporting());
        RunReport report = run.run(new RunListeners(List.of(
                plan.surroundings().departure(),
                publishing.journal("receiver", target.baseUrl().toString(), run.knownFailures()),
                new ConsoleProgress(streams.out()))));
        return publishing.publish(report, () -> {
            if (plan.cleanup()) {
                wrapped(run.cleanup().text());
                streams.say("");
            }
        });
    }

    private void wrapped(String text) {
        LineWrap.lines(text, streams.out().width()).forEach(streams::say);
    }
}
