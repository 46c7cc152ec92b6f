package org.cgmkit.cli.run;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.cgmkit.cgm.CgmChecks;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.config.file.SubmitterFile;
import org.cgmkit.cli.AppRunOptions;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.Actor;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Verb;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.ListenAddress;
import org.cgmkit.kit.config.TriggeredImage;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.reports.ExitCode;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunReport;
import org.cgmkit.validation.GuideValidator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tests a data submitter, with the kit in the receiver's place. */
@Command(
        name = "submitter",
        description = {
            "Test a data submitter, such as a CGM app, over HTTP.",
            "cgmkit takes the receiver's place, says step by step what the app is to do, or triggers it by a command or an "
                    + "address, and judges what comes."
        },
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cgmkit test submitter",
            "  cgmkit test submitter --trigger-command 'cgmkit simulate submitter --once' --wait 20 --period 2",
            "  cgmkit test submitter target.yaml --only 'submitter.orders.*' --list",
            "",
            "A trigger command finds CGMKIT_BASE_URL, CGMKIT_PATIENT_ID, CGMKIT_CLIENT_ID, CGMKIT_STEP and CGMKIT_SECONDS in",
            "its environment; an address is posted the same as JSON.",
            "Exit codes: 0 no SHALL failed, 1 a SHALL failed, 2 wrong usage or configuration, 3 the app's image cannot be started,",
            "4 cgmkit itself failed, 5 incomplete (the run broke off, or a SHALL could not be decided)."
        })
final class TestSubmitterCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "TARGET.yaml",
            description = "A file that describes the submitter. Options go before what it says.")
    private @Nullable Path file;

    @Option(names = "--name", paramLabel = "NAME", description = "What the submitter is called in reports.")
    private @Nullable String name;

    @Option(
            names = "--patient",
            paramLabel = "ID",
            description = "The patient whose data are submitted, one of the sample patients (default: "
                    + SandboxOptions.PATIENT + ").")
    private @Nullable String patient;

    @Option(
            names = "--trigger-command",
            paramLabel = "COMMAND",
            description = "A command that brings the app to submit, run for each step and ended with it.")
    private @Nullable String command;

    @Option(
            names = "--trigger-url",
            paramLabel = "URL",
            description = "An address that brings the app to submit, called by POST for each step.")
    private @Nullable URI url;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description =
                    "How long something that is awaited may take (default: 300, or 60 with a command or address).")
    private @Nullable Integer wait;

    @Option(
            names = "--period",
            paramLabel = "SECONDS",
            description = "How often the standing orders of the run ask for a submission (default: 10).")
    private @Nullable Integer period;

    @Option(
            names = "--only",
            paramLabel = "PATTERN",
            split = ",",
            description =
                    "Check only requirements whose id matches, such as 'submitter.orders.*'. May be given several "
                            + "times.")
    private List<String> only = List.of();

    @Option(
            names = "--verb",
            paramLabel = "VERB",
            split = ",",
            description = "Check only requirements with that verb: shall, should, may, expected, base. May be given "
                    + "several times.")
    private List<Verb> verbs = List.of();

    @Option(names = "--list", description = "List what would be checked. Nothing is started.")
    private boolean list;

    @Mixin
    private AppRunOptions run = new AppRunOptions();

    private final CommandStreams streams;

    TestSubmitterCommand(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        Catalogue catalogue = Catalogue.of(GuideVersion.STU1);
        RequirementSelection selection = selection(catalogue);
        if (list) {
            new CheckListing(streams).print(CgmChecks.ofSubmitters(catalogue, selection));
            return ExitCode.OK.code();
        }
        SubmitterTarget standard =
                SubmitterTarget.of("a data submitter", SandboxOptions.PATIENT).build();
        SubmitterFile described = file == null
                ? new SubmitterFile(standard, null, List.<KnownFailure>of())
                : SubmitterFile.read(file, streams.environment(), catalogue, standard);
        TriggeredImage image = command == null && url == null ? described.image() : null;
        SubmitterTarget target = withOptions(described.target(), image);
        SubmitterTestRun test = new SubmitterTestRun(streams, catalogue, GuideValidator.builtIn(GuideVersion.STU1));
        SubmitterTestRun.Plan plan = new SubmitterTestRun.Plan(
                target, described.knownFailures(), selection, run.out(), run.reporting(), RunSurroundings.empty());
        RunReport report = image == null ? test.run(plan) : new SubmitterImageRun(streams, test).run(image, plan);
        return ExitCode.of(report.gate()).code();
    }

    private RequirementSelection selection(Catalogue catalogue) {
        RequirementSelection selection = RequirementSelection.everything();
        if (!only.isEmpty()) {
            selection = selection.and(RequirementSelection.only(only, catalogue, Actor.SUBMITTER));
        }
        if (!verbs.isEmpty()) {
            selection = selection.and(RequirementSelection.verbs(verbs, catalogue));
        }
        return selection.notEmpty(catalogue, Actor.SUBMITTER);
    }

    private SubmitterTarget withOptions(SubmitterTarget described, @Nullable TriggeredImage image) {
        if (command != null && url != null) {
            throw new ConfigurationException(
                    "Both --trigger-command and --trigger-url are given: leave one of them out.");
        }
        Trigger trigger = command != null
                ? new Trigger.ByCommand(command)
                : url != null ? new Trigger.ByHook(url) : described.trigger();
        Duration longest = wait != null
                ? Duration.ofSeconds(wait)
                : file == null && !(trigger instanceof Trigger.ByHand)
                        ? Duration.ofMinutes(1)
                        : described.patience();
        // Who starts the app from an image finds out itself where the app's container reaches the kit.
        ListenAddress listening = image == null && described.listening().equals(ListenAddress.HERE)
                ? AppRunOptions.listening(streams.environment())
                : described.listening();
        return described.toBuilder()
                .trigger(trigger)
                .name(name == null ? described.name() : name)
                .patient(patient == null ? described.patientId() : patient)
                .patience(longest)
                .period(period == null ? described.period() : Duration.ofSeconds(period))
                .listening(run.listening(listening))
                .build();
    }
}
