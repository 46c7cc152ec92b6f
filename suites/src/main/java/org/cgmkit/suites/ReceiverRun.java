package org.cgmkit.suites;

import java.util.List;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.suites.check.CheckLog;
import org.cgmkit.suites.receiver.Receiver;
import org.cgmkit.suites.run.SuiteExecution;
import org.cgmkit.suites.run.SuiteRun;
import org.cgmkit.suites.setup.ReceiverTarget;
import org.cgmkit.suites.wire.Pacing;
import org.cgmkit.suites.wire.Pause;
import org.cgmkit.suites.wire.Wire;

/** A run that has looked at its target and has not written anything yet. Runs once. */
public final class ReceiverRun {
    private final ReceiverTarget target;
    private final SuiteExecution execution;
    private final EvidenceFolder evidence;
    private final Redaction redaction;
    private final List<String> notes;
    private final Pause pause;
    private final Pacing pacing;
    private final RunContexts contexts;

    ReceiverRun(
            ReceiverTarget target,
            SuiteExecution execution,
            EvidenceFolder evidence,
            Redaction redaction,
            List<String> notes,
            Pause pause,
            Pacing pacing) {
        this.target = target;
        this.execution = execution;
        this.evidence = evidence;
        this.redaction = redaction;
        this.notes = notes.stream().map(redaction::text).toList();
        this.pause = pause;
        this.pacing = pacing;
        this.contexts = RunContexts.startingNow(target.patientId());
    }

    /** What a person should know of the target before the results, each a sentence or two; often nothing. */
    public List<String> notes() {
        return notes;
    }

    /** What the run will write, and how it can be told from other data: to be shown before {@link #run}. */
    public Announcement announcement() {
        return Announcement.of(target, execution.writes(), contexts.label());
    }

    /** Runs the checks, and reports on every requirement of a receiver; the listener is told of each. */
    public RunReport run(RunListener listener) {
        SuiteRun<Receiver> run = new SuiteRun<>(Receiver.class, this::receiver, evidence);
        return execution.run(run, redaction, listener);
    }

    private Receiver receiver(CheckLog log) {
        return new Receiver(target, new Wire(target, log::keep, pause, pacing), log, contexts::next);
    }
}
