package org.cgmkit.cgm.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.io.file.PathUtils;
import org.cgmkit.cgm.ReceiverSuite;
import org.cgmkit.cgm.authorization.PageConsentPrompt;
import org.cgmkit.cgm.config.ReceiverAttestations;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.CachingValidator;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.proof.StandingClock;
import org.cgmkit.kit.proof.mutant.MutatingProxy;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.reports.RunReport;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.ProfileValidator;

/** One simulator, in which each run has a sandbox of its own. */
public final class SandboxRunner implements AutoCloseable {

    private final ProfileValidator validator = new CachingValidator(GuideValidator.builtIn(GuideVersion.STU1));
    private final EhrSimulator simulator =
            EhrSimulator.start(EhrOptions.standard().with(validator));
    private final Path results;

    public SandboxRunner(Path results) {
        this.results = results;
    }

    /** What the whole suite says of a sandbox set up like that. */
    public RunReport examine(SandboxOptions options) {
        return examine(options, RunOrder.parallel(1));
    }

    /** What it says of a sound sandbox behind that guard. */
    public RunReport examine(SandboxGuard guard) {
        return examine(
                SandboxOptions.standard(),
                guard,
                ReceiverAttestations.none(),
                new ReceiverSuite(GuideVersion.STU1, "test").in(RunOrder.parallel(1)));
    }

    /** The same, with the checks in that order. */
    public RunReport examine(SandboxOptions options, RunOrder order) {
        return examine(options, ReceiverAttestations.none(), new ReceiverSuite(GuideVersion.STU1, "test").in(order));
    }

    /** What those checks say of a sandbox set up like that, whose documentation is declared to say so. */
    public RunReport examine(SandboxOptions options, ReceiverAttestations attestations, ReceiverSuite suite) {
        return examine(options, SandboxGuard.of(options), attestations, suite);
    }

    /** What it says of a sandbox behind that guard, seen through a proxy. */
    public RunReport examine(
            SandboxOptions options,
            SandboxGuard guard,
            ReceiverAttestations attestations,
            Function<Sandbox, MutatingProxy> before) {
        ReceiverSuite suite = new ReceiverSuite(GuideVersion.STU1, "test").in(RunOrder.parallel(1));
        try (Sandbox sandbox = simulator.createSandbox(guard.on(options));
                MutatingProxy proxy = before.apply(sandbox)) {
            return examine(sandbox, proxy::seen, guard, attestations, suite);
        }
    }

    private RunReport examine(
            SandboxOptions options, SandboxGuard guard, ReceiverAttestations attestations, ReceiverSuite suite) {
        try (Sandbox sandbox = simulator.createSandbox(guard.on(options))) {
            return examine(sandbox, UnaryOperator.identity(), guard, attestations, suite);
        }
    }

    private RunReport examine(
            Sandbox sandbox,
            UnaryOperator<String> seen,
            SandboxGuard guard,
            ReceiverAttestations attestations,
            ReceiverSuite suite) {
        ReceiverTarget.Builder target = ReceiverTarget.at(seen.apply(sandbox.baseUrl()), SandboxOptions.PATIENT)
                .otherPatient(sandbox.otherPatient())
                // The validator behind the first submission needs a while to get ready on a busy machine.
                .timeouts(Duration.ofMinutes(3), Duration.ofMinutes(3))
                .storageDelay(sandbox.options().behaviour().availableAfter().multipliedBy(2))
                .attestations(attestations);
        guard.letIn(target, sandbox);
        StandingClock time = new StandingClock();
        sandbox.throttleBy(time::nanoTime);
        Path own = results.resolve(sandbox.id());
        try {
            return suite.judgingBy(validator)
                    .waitingBy(time)
                    .accompaniedBy(PageConsentPrompt.willing())
                    .run(target.build(), own, new SilentListener());
        } finally {
            delete(own);
        }
    }

    /** Evidence is a thousand files a run; deleted before they are on the disk, they cost nothing. */
    private static void delete(Path folder) {
        try {
            PathUtils.deleteDirectory(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
