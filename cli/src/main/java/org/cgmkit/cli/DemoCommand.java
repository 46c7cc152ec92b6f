package org.cgmkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.patient.SamplePatients;
import org.cgmkit.guide.Actor;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.GuideVersion;
import org.cgmkit.reports.ExitCode;
import org.cgmkit.reports.Gate;
import org.cgmkit.suites.Selection;
import org.cgmkit.suites.run.RunOrder;
import org.cgmkit.suites.setup.ReceiverTarget;
import org.cgmkit.validation.GuideValidator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows a whole run without any system of the user's: the suite against a sound simulator, then against a flawed one. */
@Command(
        name = "demo",
        description = {
            "Show a whole run.",
            "Starts the EHR simulator, tests it, and then tests one that has a defect, to show what a finding looks like."
        },
        optionListHeading = "%nOptions:%n")
final class DemoCommand implements Callable<Integer> {
    private static final RunOrder AT_A_TIME = RunOrder.parallel(2);

    private static final String DEFECT = "several-matches-pick-first";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "cgmkit-results/demo",
            description = "The folder for results and reports (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("cgmkit-results/demo");

    private final Streams streams;

    DemoCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Defect defect = Defect.named(DEFECT);
        ReceiverTest test = new ReceiverTest(streams, Catalogue.of(GuideVersion.STU1));
        streams.say("Starting a simulated receiver, which takes some seconds to read the FHIR definitions.");
        GuideValidator validator = GuideValidator.builtIn(GuideVersion.STU1).warmUp();
        try (EhrSimulator simulator = EhrSimulator.start(EhrOptions.standard().with(validator))) {
            streams.say("");
            streams.say("1. A simulated receiver that does what the guide says");
            streams.say("");
            Gate sound = test.run(target(simulator.baseUrl()), Selection.everything(), AT_A_TIME, out.resolve("sound"))
                    .gate();
            streams.say("");
            streams.say("2. The same receiver with one defect. " + defect.description());
            streams.say("");
            String flawed =
                    simulator.createSandbox(SandboxOptions.showing(defect)).baseUrl();
            Selection topic = Selection.only(
                    List.of("receiver.conditional-create.*"), Catalogue.of(GuideVersion.STU1), Actor.RECEIVER);
            Gate defective = test.run(target(flawed), topic, AT_A_TIME, out.resolve("defective"))
                    .gate();
            return conclude(sound, defective);
        }
    }

    private static ReceiverTarget target(String baseUrl) {
        return ReceiverTarget.at(baseUrl, SandboxOptions.PATIENT)
                .otherPatient(SamplePatients.all().get(1).id())
                .build();
    }

    private int conclude(Gate sound, Gate defective) {
        streams.say("");
        if (sound == Gate.PASS && defective == Gate.FAIL) {
            streams.say("That is how it is meant to be: the sound receiver passes, and the defect is found.");
            return ExitCode.OK.code();
        }
        streams.complain(
                "cgmkit: the demo went wrong: expected the sound receiver to pass and the other to fail, but got "
                        + sound + " and " + defective + ". This is a fault of cgmkit: please report it.");
        return ExitCode.KIT_FAULT.code();
    }
}
