package org.cgmkit.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.run.RunListeners;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.kit.run.SuiteExecution;
import org.cgmkit.kit.run.SuiteRun;
import org.cgmkit.kit.suite.RunDesk;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.kit.trigger.TriggerFailedException;
import org.cgmkit.partner.config.PlatformTarget;
import org.cgmkit.partner.harness.PlatformPlay;
import org.cgmkit.partner.platform.Platform;
import org.cgmkit.partner.watch.Performance;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.CheckEvidence;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;

/**
 * A run of the suite against one platform.
 *
 * @param suite the suite
 * @param target the platform
 * @param request what is to be run
 */
public record PlatformTestRun(PlatformRoleSuite suite, PlatformTarget target, RunRequest request) {
    /** The intervals that a whole run takes. */
    private static final int INTERVALS = 45;

    /** Plays the steps, runs the checks, and publishes what they found. */
    public RunReport run(RunDesk desk) {
        desk.sayWrapped(0, announcement());
        RunListeners listeners = new RunListeners(
                List.of(desk.journal(suite.role().id(), target.name(), target.knownFailures()), desk.progress()));
        return desk.publish(
                found(listeners, Instant.now(), sentence -> desk.sayWrapped(0, sentence))
                        .with(target.knownFailures()),
                () -> {});
    }

    private String announcement() {
        String agreed = "Agreed for this run: a transfer of each user every "
                + target.terms().from() + " to " + target.terms().to() + ". ";
        return agreed
                + (target.hasSharedClock()
                        ? "Time is shared: cloud and platform live on one clock, which jumps to what is due next."
                        : "Time is real: the run takes about "
                                + target.terms().to().multipliedBy(INTERVALS).toMinutes() + " min.");
    }

    /**
     * Plays the steps, and runs the checks.
     *
     * @param today the day on which it is
     * @param say says sentences to whoever follows the run
     * @throws ConfigurationException where the platform cannot be brought to do anything, or the address cannot be had
     */
    public RunReport found(RunListener listener, Instant today, Consumer<String> say) {
        Redaction redaction = new Redaction();
        redaction.hide(target.client().secret(), "CGMKIT_CLIENT_SECRET");
        try {
            EvidenceFolder folder = new EvidenceFolder(request.results(), redaction);
            Performance play = played(folder.of(0, "platform"), today, say);
            SuiteRun<Platform> run = new SuiteRun<>(Platform.class, log -> new Platform(target, play, log), folder);
            return new SuiteExecution(
                            suite.catalogue(),
                            suite.role(),
                            suite.checks(),
                            request.selection(),
                            RunOrder.parallel(1),
                            request.kit(),
                            target.name())
                    .run(run, redaction, listener);
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(
                    "The folder for the results cannot be made: " + request.results() + " (" + e + ").", e));
        }
    }

    private Performance played(CheckEvidence evidence, Instant today, Consumer<String> say) {
        try (PlatformPlay play = new PlatformPlay(target, today, evidence::keep, say)) {
            return play.play();
        } catch (IllegalArgumentException | TriggerFailedException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConfigurationException("The run was broken off while the platform was watched.");
        }
    }
}
