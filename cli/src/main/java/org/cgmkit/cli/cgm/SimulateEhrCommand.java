package org.cgmkit.cli.cgm;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.run.SimulatorListing;
import org.cgmkit.database.DatabaseAddress;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.EhrStandIn;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviours;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.ExitCode;
import org.cgmkit.validation.GuideValidator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the EHR simulator and keeps it until the process is ended. */
@Command(
        name = "ehr",
        description = "Simulate a data receiver for an app to submit to.",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cgmkit simulate ehr --port 8080",
            "  cgmkit simulate ehr --behaviour no-conditional-create",
            "  cgmkit simulate ehr --guide ballot --behaviour operation-at-bundle",
            "  cgmkit simulate ehr --defect several-matches-pick-first",
            "  cgmkit simulate ehr --auth smart --client my-app=http://localhost:3000/callback",
            "  cgmkit simulate ehr --bind 0.0.0.0 --https --certificate-out simulator.pem --cors https://app.example.org",
            "  cgmkit simulate ehr --list"
        })
public final class SimulateEhrCommand implements Callable<Integer> {
    @Mixin
    private HostingOptions hosting = new HostingOptions();

    @Option(
            names = "--guide",
            paramLabel = "VERSION",
            defaultValue = "stu1",
            description = "The version of the guide by which it works: stu1 (the default), ballot or argonaut-2024.")
    private String guide = "stu1";

    @Option(
            names = "--behaviour",
            paramLabel = "NAME",
            defaultValue = "standard",
            description = "What it does where the guide leaves that open (default: ${DEFAULT-VALUE}).")
    private String behaviour = "standard";

    @Option(
            names = "--defect",
            paramLabel = "ID",
            split = ",",
            description = "Depart from the guide in this way. May be given several times.")
    private List<String> defects = List.of();

    @Mixin
    private AuthorizationOptions authorization = new AuthorizationOptions();

    @Option(
            names = "--context",
            paramLabel = "PATIENT|system",
            defaultValue = SandboxOptions.PATIENT,
            description =
                    "The patient whom submissions must be about, or 'system' for any (default: ${DEFAULT-VALUE}).")
    private String context = SandboxOptions.PATIENT;

    @Option(
            names = "--database",
            paramLabel = "FILE|URL",
            description = "Keep the data in this file, or in a database of PostgreSQL, such as"
                    + " jdbc:postgresql://127.0.0.1/cgmkit?user=cgmkit (the password is looked for in ~/.pgpass);"
                    + " without it they are lost when the process ends.")
    private @Nullable String database;

    @Option(names = "--list", description = "List the behaviours and the defects, and end.")
    private boolean list;

    private final CommandStreams streams;

    public SimulateEhrCommand(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (list) {
            new SimulatorListing(streams).print(new EhrStandIn());
            return ExitCode.OK.code();
        }
        EhrOptions options = options();
        GuideVersion version = options.sandbox().guide();
        GuideValidator validator = GuideValidator.builtIn(version);
        try (EhrSimulator simulator = started(options.with(version, validator))) {
            warmUp(validator);
            introduce(simulator);
            untilEnded(simulator);
        }
        return ExitCode.OK.code();
    }

    private static EhrSimulator started(EhrOptions options) {
        try {
            return EhrSimulator.start(options);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    private EhrOptions options() {
        try {
            GuideVersion version = GuideVersion.named(guide);
            SandboxOptions sandbox = SandboxOptions.standard()
                    .by(version)
                    .with(Behaviours.named(behaviour, version))
                    .with(defects.stream().map(Defect::named).toList());
            sandbox = context.equals("system") ? sandbox.forAnyPatient() : sandbox.boundTo(context);
            EhrOptions options = EhrOptions.standard().with(hosting.hosting()).with(authorization.on(sandbox));
            return database == null ? options : options.keepingIn(DatabaseAddress.named(database));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    private void introduce(EhrSimulator simulator) {
        UsageText.of(
                        simulator,
                        new UsageText.Shell(
                                streams.command(),
                                UsageText.Shell.example(streams.command()),
                                hosting.certificateFile().orElse(null),
                                hosting.isSelfSigned(),
                                authorization.tokenBeside(streams.environment())))
                .forEach(streams::say);
        streams.say("Ctrl-C ends it.");
    }

    /** The first submission should not have to wait for the FHIR definitions; the port is open meanwhile. */
    private static void warmUp(GuideValidator validator) {
        Thread.ofPlatform().daemon().name("warm-up").start(validator::warmUp);
    }

    /** A signal runs the shutdown hook, which closes the simulator before the process is gone. */
    private static void untilEnded(EhrSimulator simulator) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "end of the simulator"));
        new CountDownLatch(1).await();
    }
}
