package org.cgmkit.cgm.version;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cgmkit.cgm.ReceiverSuite;
import org.cgmkit.cgm.SubmitterSuite;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.harness.ScenarioListener;
import org.cgmkit.cgm.matrix.RunningApp;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.CachingValidator;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.proof.StandingClock;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.reports.RunReport;
import org.cgmkit.submitter.AppOptions;
import org.cgmkit.submitter.defect.Defect;
import org.cgmkit.submitter.setup.PatientSource;
import org.cgmkit.submitter.setup.RetryPace;
import org.cgmkit.validation.GuideValidator;

/** Runs the suites of any version against simulators of any version, with one validator for each version. */
final class VersionRuns implements AutoCloseable {
    private final Map<GuideVersion, GuideValidator> validators = new EnumMap<>(GuideVersion.class);
    private final EhrSimulator simulator;
    private final Path results;
    private final AtomicInteger apps = new AtomicInteger();

    VersionRuns(Path results) {
        this.results = results;
        EhrOptions options = EhrOptions.standard();
        for (GuideVersion version : GuideVersion.values()) {
            GuideValidator validator = GuideValidator.builtIn(version);
            validators.put(version, validator);
            options = options.with(version, new CachingValidator(validator));
        }
        this.simulator = EhrSimulator.start(options);
    }

    /** What the whole suite of that version says of a sandbox. */
    RunReport receiver(GuideVersion suite, SandboxOptions options) {
        return receiver(suite, options, RequirementSelection.everything());
    }

    /** What those checks of that version say of a sandbox. */
    RunReport receiver(GuideVersion suite, SandboxOptions options, RequirementSelection selection) {
        try (Sandbox sandbox = simulator.createSandbox(options)) {
            ReceiverTarget target = ReceiverTarget.at(sandbox.baseUrl(), SandboxOptions.PATIENT)
                    .otherPatient(sandbox.otherPatient())
                    .timeouts(Duration.ofMinutes(3), Duration.ofMinutes(3))
                    .build();
            return new ReceiverSuite(suite, "test")
                    .only(selection)
                    .in(RunOrder.parallel(1))
                    .judgingBy(Objects.requireNonNull(validators.get(suite)))
                    .waitingBy(new StandingClock())
                    .run(target, results.resolve(suite.id() + "-" + sandbox.id()), new SilentListener());
        }
    }

    /** What those checks of that version say of an app; its state is kept where no other run of it is. */
    RunReport submitter(GuideVersion suite, GuideEdition edition, List<Defect> defects, RequirementSelection selection)
            throws InterruptedException {
        Path own = results.resolve("app-" + apps.incrementAndGet());
        SubmitterTarget target = SubmitterTarget.of("a simulated app", SandboxOptions.PATIENT)
                .trigger(new Trigger.ByCode(call -> new RunningApp(
                        AppOptions.of(URI.create(call.baseUrl()), new PatientSource.Given(call.patientId()))
                                .by(edition)
                                .with(defects)
                                .keepingIn(own.resolve("state"))
                                .with(RetryPace.STANDARD
                                        .looking(Duration.ofMillis(500))
                                        .waiting(Duration.ofSeconds(1), Duration.ofSeconds(2)))
                                .with(Clock.system(ZoneOffset.UTC)),
                        call)))
                .patience(Duration.ofMinutes(2))
                .period(Duration.ofSeconds(3))
                .zone(ZoneOffset.UTC)
                .build();
        return new SubmitterSuite(suite, "test")
                .only(selection)
                .judgingBy(Objects.requireNonNull(validators.get(suite)))
                .run(target, own.resolve("results"), ScenarioListener.nobody(), new SilentListener());
    }

    @Override
    public void close() {
        simulator.close();
        try (Stream<Path> files = Files.walk(results)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
