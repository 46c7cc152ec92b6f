package org.cgmkit.cli.cgm;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.cgm.suite.ReceiverTestRun;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.console.HeldOutput;
import org.cgmkit.cli.console.KitVersion;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.patient.SamplePatients;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Verb;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.CredentialContext;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.kit.suite.RunSurroundings;
import org.cgmkit.reports.ExitCode;
import org.cgmkit.reports.Gate;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.console.LineWrap;
import org.cgmkit.validation.GuideValidator;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shows whole runs without any system of the user's: each side stands in for the other, sound at first and then with one
 * defect.
 */
@Command(
        name = "demo",
        description = {
            "Show whole runs of both suites.",
            "A simulated receiver is tested, then one with a defect, to show what a finding looks like; then a simulated app "
                    + "in the same way."
        },
        optionListHeading = "%nOptions:%n")
public final class DemoCommand implements Callable<Integer> {
    private static final RunOrder AT_A_TIME = RunOrder.parallel(2);

    private static final String DEFECT = "several-matches-pick-first";

    /** For versions of the guide that do not ask for what the other one breaks. */
    private static final String OTHER_DEFECT = "entry-without-status";

    private static final String APP_DEFECT = "writes-unit-in-capitals";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "cgmkit-results/demo",
            description = "The folder for results and reports (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("cgmkit-results/demo");

    @Mixin
    private AskedGuide guide = new AskedGuide();

    private final CommandStreams streams;

    public DemoCommand(CommandStreams streams) {
        this.streams = streams;
    }

    /** The app is mostly waited for, so its runs go on beside those of the receiver, and are told of after them. */
    @Override
    public Integer call() throws InterruptedException {
        GuideVersion version = guide.version();
        GuideValidator validator = GuideValidator.builtIn(version);
        HeldOutput held = new HeldOutput(streams.out().out());
        CompletableFuture<Boolean> app = new CompletableFuture<>();
        // Two threads that log first at the same time would have SLF4J tell people of it.
        LoggerFactory.getILoggerFactory();
        Thread beside = Thread.ofPlatform().daemon().name("demo-app").start(() -> {
            try {
                app.complete(app(held.of(streams), version, validator));
            } catch (InterruptedException | RuntimeException | Error e) {
                app.completeExceptionally(e);
            }
        });
        try {
            boolean receiver = receiver(version, validator);
            held.release();
            return conclude(receiver, app.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("The runs of the simulated app broke off.", e.getCause());
        } finally {
            beside.interrupt();
        }
    }

    /** Whether a sound receiver passes, and one with a defect does not. */
    private boolean receiver(GuideVersion version, GuideValidator validator) {
        Catalogue catalogue = version.catalogue();
        Defect defect = defect(catalogue);
        streams.say("Starting a simulated receiver; reading the FHIR definitions takes some seconds.");
        try (EhrSimulator simulator = EhrSimulator.start(options(version, validator))) {
            say(streams, "1. A simulated receiver that does what the guide says.");
            Gate sound = run(
                            version,
                            target(simulator.baseUrl()),
                            RequirementSelection.everything(),
                            out.resolve("sound"))
                    .gate();
            streams.say("");
            say(streams, "2. The same receiver with one defect. " + defect.description());
            String flawed = simulator
                    .createSandbox(SandboxOptions.showing(defect).by(version))
                    .baseUrl();
            RequirementSelection topic = RequirementSelection.only(
                    List.of(defect.requirement().replaceFirst("[^.]*$", "*")), catalogue, catalogue.role("receiver"));
            Gate defective = run(version, target(flawed), topic, out.resolve("defective"))
                    .gate();
            return sound == Gate.PASS && defective == Gate.FAIL;
        }
    }

    private static Defect defect(Catalogue catalogue) {
        Defect usual = Defect.named(DEFECT);
        return catalogue
                .find(usual.requirement())
                .filter(requirement -> requirement.verb() == Verb.SHALL)
                .map(requirement -> usual)
                .orElseGet(() -> Defect.named(OTHER_DEFECT));
    }

    /** Whether a sound app passes, and one with a defect does not. */
    private boolean app(CommandStreams later, GuideVersion version, GuideValidator validator)
            throws InterruptedException {
        var defect = org.cgmkit.submitter.defect.Defect.named(APP_DEFECT);
        Catalogue catalogue = version.catalogue();
        DemoApp app = new DemoApp(later, version, validator);
        later.say("");
        say(later, "3. A simulated app that does what the guide says; its steps take some waiting.");
        Gate sound = app.judge(List.of(), RequirementSelection.everything(), out.resolve("app-sound"));
        later.say("");
        say(later, "4. The same app with one defect. " + defect.description());
        RequirementSelection topic =
                RequirementSelection.only(List.of("submitter.bundle.*"), catalogue, catalogue.role("submitter"));
        Gate defective = app.judge(List.of(defect), topic, out.resolve("app-defective"));
        return sound == Gate.PASS && defective == Gate.FAIL;
    }

    private RunReport run(GuideVersion version, ReceiverTarget target, RequirementSelection selection, Path results) {
        DemoDesk desk = new DemoDesk(
                streams, version.catalogue(), results, streams.out().interactive());
        return new ReceiverTestRun(desk, version)
                .run(new ReceiverTestRun.Plan(
                        target,
                        List.of(),
                        selection,
                        AT_A_TIME,
                        results,
                        false,
                        KitVersion.number(),
                        RunSurroundings.empty()));
    }

    private static EhrOptions options(GuideVersion version, GuideValidator validator) {
        return EhrOptions.standard()
                .with(version, validator.warmUp())
                .with(SandboxOptions.standard().by(version));
    }

    private static ReceiverTarget target(String baseUrl) {
        return ReceiverTarget.at(baseUrl, SandboxOptions.PATIENT)
                .context(CredentialContext.PATIENT)
                .otherPatient(SamplePatients.all().get(1).id())
                .build();
    }

    private static void say(CommandStreams streams, String sentences) {
        LineWrap.lines(sentences, streams.out().width()).forEach(streams::say);
    }

    private int conclude(boolean receiver, boolean app) {
        streams.say("");
        if (receiver && app) {
            say(
                    streams,
                    "That is how it is meant to be: both sound sides pass, and both defects are found. Now yours:");
            streams.say(
                    "  " + streams.command() + " test receiver --base-url https://ehr.example.org/fhir --patient 123");
            streams.say("  " + streams.command() + " test submitter");
            return ExitCode.OK.code();
        }
        streams.complain(
                "cgmkit: the demo went wrong: expected the sound sides to pass and the others to fail. This is a"
                        + " fault of cgmkit: please report it.");
        return ExitCode.KIT_FAULT.code();
    }
}
