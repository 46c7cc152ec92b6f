package org.cgmkit.cgm;

import java.util.List;
import java.util.function.Consumer;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.cgm.drift.ReceiverDrift;
import org.cgmkit.cgm.preflight.AcceptedUnits;
import org.cgmkit.cgm.preflight.PreflightReport;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SharedAnswers;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.authorization.TokenAccess;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.kit.cleanup.Cleanup;
import org.cgmkit.kit.cleanup.CleanupReport;
import org.cgmkit.kit.cleanup.CreatedResources;
import org.cgmkit.kit.run.SuiteExecution;
import org.cgmkit.kit.run.SuiteRun;
import org.cgmkit.kit.wire.HttpClients;
import org.cgmkit.kit.wire.RequestPacing;
import org.cgmkit.kit.wire.TargetClient;
import org.cgmkit.kit.wire.ThrottlingWait;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.CheckEvidence;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.HttpExchange;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.validation.ProfileValidator;

/** A run that has looked at its target and has not written anything yet. Runs once. */
public final class ReceiverRun {
    /** Sorts what is kept of the cleanup behind what is kept of the checks. */
    private static final int CLEANUP = 999;

    /** Sorts what was tried after the checks behind what is kept of them. */
    private static final int PROBES = 998;

    private final GuideVersion guide;
    private final ReceiverTarget target;
    private final SuiteExecution execution;
    private final EvidenceFolder evidence;
    private final Redaction redaction;
    private final List<String> notes;
    private final ThrottlingWait throttled;
    private final RequestPacing pacing;
    private final HttpClients clients;
    private final TokenAccess access;
    private final String place;
    private final ReceiverDrift drift;
    private final AcceptedUnits units;
    private final SubmissionContexts contexts;
    private final List<KnownFailure> known;
    private final CreatedResources created = new CreatedResources();
    private final SharedAnswers shared = new SharedAnswers();
    private final ProfileValidator validator;

    ReceiverRun(
            GuideVersion guide,
            ReceiverTarget target,
            SuiteExecution execution,
            EvidenceFolder evidence,
            Redaction redaction,
            PreflightReport look,
            ThrottlingWait throttled,
            RequestPacing pacing,
            HttpClients clients,
            TokenAccess access,
            List<KnownFailure> known,
            ProfileValidator validator) {
        this.guide = guide;
        this.place = look.place();
        this.drift = new ReceiverDrift(guide, look.said(), target.patientId(), redaction);
        this.target = target;
        this.execution = execution;
        this.evidence = evidence;
        this.redaction = redaction;
        this.notes = look.notes().stream().map(redaction::text).toList();
        this.throttled = throttled;
        this.pacing = pacing;
        this.clients = clients;
        this.access = access;
        this.known = known.stream()
                .map(k -> new KnownFailure(
                        k.requirement(), redaction.text(k.reason()), redaction.text(k.owner()), k.expires()))
                .toList();
        this.validator = validator;
        this.units = look.units();
        this.contexts = SubmissionContexts.startingNow(target.patientId(), units.usual(), guide);
    }

    /** What a person should know of the target before the results, each a sentence or two; often nothing. */
    public List<String> notes() {
        return notes;
    }

    /** What the run will write, and how it can be told from other data: to be shown before {@link #run}. */
    public WriteAnnouncement announcement() {
        return WriteAnnouncement.of(target, execution.writes(), contexts.label());
    }

    /** The failures that the target's owner declares to know of, without secrets. */
    public List<KnownFailure> knownFailures() {
        return known;
    }

    /** Runs the checks, and reports on every requirement of a receiver; the listener is told of each. */
    public RunReport run(RunListener listener) {
        SuiteRun<Receiver> run =
                new SuiteRun<>(Receiver.class, this::receiver, evidence, throttled.budget()::exhausted);
        try (clients) {
            RunReport found = execution.run(run, redaction, listener).with(known);
            return drift.led(found, probing()::send, contexts::next);
        }
    }

    /** Deletes what the run created, as far as the target allows; to be called after it. */
    public CleanupReport cleanup() {
        CheckEvidence last = evidence.of(CLEANUP, "cleanup");
        try (clients) {
            return Cleanup.of(
                    created,
                    new TargetClient(target.server(), clients, last::keep, throttled, pacing, access),
                    contexts.label());
        }
    }

    /** Sends what is tried after the checks; it is kept apart from what they sent. */
    private TargetClient probing() {
        CheckEvidence tried = evidence.of(PROBES, "version");
        return new TargetClient(
                target.server(),
                clients,
                exchange -> {
                    tried.keep(exchange);
                    created.see(exchange);
                },
                throttled,
                pacing,
                access);
    }

    private Receiver receiver(CheckLog log) {
        Consumer<HttpExchange> keeping = exchange -> {
            log.keep(exchange);
            created.see(exchange);
        };
        return new Receiver(
                guide,
                target,
                new TargetClient(target.server(), clients, keeping, throttled, pacing, access),
                log,
                contexts::next,
                place,
                units,
                validator,
                access,
                shared);
    }
}
