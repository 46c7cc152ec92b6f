package org.cgmkit.cli;

import java.nio.file.Path;
import java.util.List;
import org.cgmkit.cli.ReportingOptions.Reporting;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.console.ConsoleProgress;
import org.cgmkit.reports.console.Wrap;
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
            Selection selection,
            RunOrder order,
            Path out,
            boolean cleanup,
            Reporting reporting,
            Surroundings surroundings) {}

    /** Runs the selected checks of a target without known failures, and writes every report into the folder. */
    RunReport run(ReceiverTarget target, Selection selection, RunOrder order, Path out) {
        return run(new Plan(target, List.of(), selection, order, out, false, Reporting.STANDARD, Surroundings.empty()));
    }

    /** Does what is planned, and writes every report into the folder. */
    RunReport run(Plan plan) {
        ReceiverTarget target = plan.target();
        Path out = plan.out();
        ReceiverRun run = new ReceiverSuite(catalogue.version(), KitVersion.number())
                .only(plan.selection())
                .in(plan.order())
                .knowing(plan.known())
                .accompaniedBy(new BrowserInvitation(streams))
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
        Publishing publishing = new Publishing(streams, catalogue, out, plan.reporting());
        RunReport report = run.run(new Together(List.of(
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
        Wrap.lines(text, streams.out().width()).forEach(streams::say);
    }
}
