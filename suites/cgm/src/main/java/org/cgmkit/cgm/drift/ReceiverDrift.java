package org.cgmkit.cgm.drift;

import java.util.function.Function;
import java.util.function.Supplier;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.drift.DriftDiagnosis;
import org.cgmkit.guide.cgm.drift.Facts;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.NoAnswerException;
import org.cgmkit.kit.wire.NoTokenException;
import org.cgmkit.kit.wire.Request;
import org.cgmkit.kit.wire.StillThrottledException;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.Redaction;

/**
 * Whether a receiver was built for another version of the guide: by what it says of itself and, where something failed, by what
 * it takes in the forms of other versions.
 */
public final class ReceiverDrift {
    private final GuideVersion guide;
    private final Facts said;
    private final String patient;
    private final Redaction redaction;

    /**
     * A receiver in a run for a version.
     *
     * @param said what its capability statement says
     * @param patient the patient whom submissions are about
     * @param redaction knows the secrets of the run
     */
    public ReceiverDrift(GuideVersion guide, Facts said, String patient, Redaction redaction) {
        this.guide = guide;
        this.said = said;
        this.patient = patient;
        this.redaction = redaction;
    }

    /**
     * The report of a run that has ended, led by what is found.
     *
     * @param wire sends requests, and keeps what they create for the cleanup
     * @param contexts gives submissions identifiers and times of their own
     */
    public RunReport led(RunReport report, Function<Request, Exchange> wire, Supplier<SubmissionContext> contexts) {
        Facts facts = new Facts().addAll(said);
        boolean failed =
                report.finished() && report.checks().stream().anyMatch(check -> check.outcome() == Outcome.FAIL);
        if (failed || DriftDiagnosis.of(guide, said).isHeadLine()) {
            ReceiverProbes probes = new ReceiverProbes(guide, wire, contexts);
            try {
                probes.tryAll(patient);
            } catch (NoAnswerException | NoTokenException | StillThrottledException e) {
                // What was found before tells what it tells.
            }
            facts.addAll(probes.facts());
        }
        return DriftReport.led(report, DriftDiagnosis.of(guide, facts), redaction);
    }
}
