package org.cgmkit.cli.run;

import java.nio.file.Path;
import java.util.List;
import org.cgmkit.cgm.SubmitterSuite;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.console.KitVersion;
import org.cgmkit.cli.option.ReportingOptions.Reporting;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.console.ConsoleProgress;
import org.cgmkit.reports.json.ResultsJournal;
import org.cgmkit.validation.GuideValidator;

/** One run of the submitter suite as a person follows it: what to do, what is awaited, what came, its reports. */
final class SubmitterTestRun {
    private final CommandStreams streams;
    private final Catalogue catalogue;
    private final GuideValidator validator;

    /**
     * A run.
     *
     * @param validator judges what the app sends
     */
    SubmitterTestRun(CommandStreams streams, Catalogue catalogue, GuideValidator validator) {
        this.streams = streams;
        this.catalogue = catalogue;
        this.validator = validator;
    }

    /**
     * What is to be done.
     *
     * @param target what is tested
     * @param known the failures that its owner declares to know of
     * @param selection which checks run
     * @param out the folder of the results
     * @param reporting how it is weighed, and what its report shows of earlier runs
     * @param surroundings what the run has around it
     */
    record Plan(
            SubmitterTarget target,
            List<KnownFailure> known,
            RequirementSelection selection,
            Path out,
            Reporting reporting,
            RunSurroundings surroundings) {

        /** The same with another target. */
        Plan with(SubmitterTarget other) {
            return new Plan(other, known, selection, out, reporting, surroundings);
        }
    }

    /** Does what is planned, and writes every report into the folder. */
    RunReport run(Plan plan) throws InterruptedException {
        Path out = plan.out();
        RunReports publishing = new RunReports(streams, catalogue, out, plan.reporting());
        ResultsJournal journal = publishing.journal("submitter", plan.target().name(), plan.known());
        RunReport report = new SubmitterSuite(catalogue.version(), KitVersion.number())
                .only(plan.selection())
                .knowing(plan.known())
                .judgingBy(validator)
                .run(
                        plan.target(),
                        out,
                        new StepProgress(streams, plan.target(), journal),
                        new RunListeners(
                                List.of(plan.surroundings().departure(), journal, new ConsoleProgress(streams.out()))),
                        plan.surroundings().redaction());
        return publishing.publish(report, () -> {});
    }
}
