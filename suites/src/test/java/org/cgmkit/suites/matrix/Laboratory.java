package org.cgmkit.suites.matrix;

import java.nio.file.Path;
import java.time.Duration;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.GuideVersion;
import org.cgmkit.reports.RunReport;
import org.cgmkit.suites.ReceiverSuite;
import org.cgmkit.suites.Silence;
import org.cgmkit.suites.authorization.PageWalker;
import org.cgmkit.suites.run.RunOrder;
import org.cgmkit.suites.setup.Attestations;
import org.cgmkit.suites.setup.ReceiverTarget;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.ProfileValidator;

/** One simulator, in which each run has a sandbox of its own. */
final class Laboratory implements AutoCloseable {

    private final ProfileValidator validator = new RememberingValidator(GuideValidator.builtIn(GuideVersion.STU1));
    private final EhrSimulator simulator =
            EhrSimulator.start(EhrOptions.standard().with(validator));
    private final Path results;

    Laboratory(Path results) {
        this.results = results;
    }

    /** What the whole suite says of a sandbox set up like that. */
    RunReport examine(SandboxOptions options) {
        return examine(options, RunOrder.parallel(1));
    }

    /** What it says of a sound sandbox behind that guard. */
    RunReport examine(Guard guard) {
        return examine(
                SandboxOptions.standard(),
                guard,
                Attestations.none(),
                new ReceiverSuite(GuideVersion.STU1, "test").in(RunOrder.parallel(1)));
    }

    /** The same, with the checks in that order. */
    RunReport examine(SandboxOptions options, RunOrder order) {
        return examine(options, Attestations.none(), new ReceiverSuite(GuideVersion.STU1, "test").in(order));
    }

    /** What those checks say of a sandbox set up like that, whose documentation is declared to say so. */
    RunReport examine(SandboxOptions options, Attestations attestations, ReceiverSuite suite) {
        return examine(options, Guard.of(options), attestations, suite);
    }

    private RunReport examine(SandboxOptions options, Guard guard, Attestations attestations, ReceiverSuite suite) {
        try (Sandbox sandbox = simulator.createSandbox(guard.on(options))) {
            ReceiverTarget.Builder target = ReceiverTarget.at(sandbox.baseUrl(), SandboxOptions.PATIENT)
                    .otherPatient(sandbox.otherPatient())
                    // The validator behind the first submission needs a while to get ready on a busy machine.
                    .timeouts(Duration.ofSeconds(10), Duration.ofMinutes(3))
                    .storageDelay(options.behaviour().availableAfter().multipliedBy(2))
                    .attestations(attestations);
            guard.letIn(target, sandbox);
            return suite.judgingBy(validator)
                    .accompaniedBy(PageWalker.willing())
                    .run(target.build(), results.resolve(sandbox.id()), new Silence());
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
