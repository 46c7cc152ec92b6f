package org.cgmkit.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.cgmkit.bulk.check.Source;
import org.cgmkit.bulk.client.SourceSession;
import org.cgmkit.bulk.config.BulkTarget;
import org.cgmkit.kit.config.TargetSecrets;
import org.cgmkit.kit.run.RunListeners;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.kit.run.SuiteExecution;
import org.cgmkit.kit.run.SuiteRun;
import org.cgmkit.kit.suite.RunDesk;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;

/**
 * A run of the suite against one bulk source.
 *
 * @param suite the suite
 * @param target the source
 * @param request what is to be run
 */
public record BulkTestRun(BulkSourceRoleSuite suite, BulkTarget target, RunRequest request) {

    /** Runs the checks, and publishes what they found. */
    public RunReport run(RunDesk desk) {
        RunListeners listeners = new RunListeners(
                List.of(desk.journal(suite.role().id(), target.name(), target.knownFailures()), desk.progress()));
        return desk.publish(found(listeners).with(target.knownFailures()), () -> {});
    }

    /** Runs the checks. */
    public RunReport found(RunListener listener) {
        Redaction redaction = new Redaction();
        TargetSecrets.tell(target.server(), redaction);
        try {
            EvidenceFolder folder = new EvidenceFolder(request.results(), redaction);
            try (SourceSession session = new SourceSession(target, folder.of(0, "source")::keep)) {
                SuiteRun<Source> run = new SuiteRun<>(Source.class, log -> new Source(session, log), folder);
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
