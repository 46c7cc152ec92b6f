package org.cgmkit.cgm.version;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.cgmkit.cgm.ReceiverSuite;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.CachingValidator;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.proof.StandingClock;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.reports.RunReport;
import org.cgmkit.validation.GuideValidator;

/** Runs the receiver suite of any version against sandboxes of any version, with one validator for each version. */
final class VersionRuns implements AutoCloseable {
    private final Map<GuideVersion, GuideValidator> validators = new EnumMap<>(GuideVersion.class);
    private final EhrSimulator simulator;
    private final Path results;

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

    @Override
    public void close() {
        simulator.close();
    }
}
