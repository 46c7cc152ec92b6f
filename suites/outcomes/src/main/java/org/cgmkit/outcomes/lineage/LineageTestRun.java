package org.cgmkit.outcomes.lineage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.cgmkit.kit.config.TargetSecrets;
import org.cgmkit.kit.run.RunListeners;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.kit.run.SuiteExecution;
import org.cgmkit.kit.run.SuiteRun;
import org.cgmkit.kit.suite.RunDesk;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.outcomes.lineage.check.Lineage;
import org.cgmkit.outcomes.lineage.config.LineageTarget;
import org.cgmkit.outcomes.lineage.play.LineagePlay;
import org.cgmkit.outcomes.policy.ReferenceEngine;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;

/**
 * A run of the suite against one platform.
 *
 * @param suite the suite
 * @param target the platform
 * @param request what is to be run
 * @param reference computes what is right
 */
public record LineageTestRun(
        LineageRoleSuite suite, LineageTarget target, RunRequest request, ReferenceEngine reference) {

    /** Runs the checks, and publishes what they found. */
    public RunReport run(RunDesk desk) {
        RunListeners listeners = new RunListeners(
                List.of(desk.journal(suite.role().id(), target.name(), target.knownFailures()), desk.progress()));
        return desk.publish(found(listeners).with(target.knownFailures()), () -> {});
    }

    /** Runs the checks. */
    public RunReport found(RunListener listener) {
        Redaction redaction = new Redaction();
        if (target.server() != null) {
            TargetSecrets.tell(target.server(), redaction);
        }
        try {
            EvidenceFolder folder = new EvidenceFolder(request.results(), redaction);
            try (LineagePlay play = new LineagePlay(target, folder.of(0, "platform")::keep)) {
                play.begin();
                SuiteRun<Lineage> run = new SuiteRun<>(Lineage.class, log -> new Lineage(play, reference, log), folder);
                return new SuiteExecution(
                                suite.catalogue(),
                                suite.role(),
                                suite.checks(),
                                request.selection(),
                                RunOrder.parallel(1),
                                request.kit(),
                                target.name())
                        .run(run, redaction, listener);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(
                    "The folder for the results cannot be made: " + request.results() + " (" + e + ").", e));
        }
    }
}
