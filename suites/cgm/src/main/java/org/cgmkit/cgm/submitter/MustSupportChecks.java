package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.cgmkit.cgm.attempt.OrderVersion;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.config.SubmitterTarget.Feature;
import org.cgmkit.cgm.passive.PassiveCheck;
import org.cgmkit.cgm.passive.Traffic;
import org.cgmkit.cgm.submitter.judgement.Judgement;
import org.cgmkit.cgm.submitter.judgement.MustSupportCoverage;
import org.cgmkit.cgm.submitter.judgement.SubmissionFinding;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks from the guide's section "Must Support", over the whole run, in which orders have asked for everything. */
@ExtendWith(SubjectExtension.class)
class MustSupportChecks {
    /** The reference of a report to its summary. */
    private static final String REPORTED_SUMMARY = "DiagnosticReport.result";

    @Shall("submitter.must-support.capable")
    @DisplayName("Each must-support element and each must-support kind of entry was sent at least once")
    void sendsWhatItMustSupport(Submitter submitter) {
        submitter.remark("Each element, and where it came first, is in " + MustSupportTable.FILE + ".");
        MustSupportCoverage coverage = coverage(submitter);
        if (coverage.unit() instanceof Judgement.Objections) {
            throw inconclusive(
                    "No readings or no means were sent in either unit, and what belongs to them is missing with them; see"
                            + " submitter.must-support.unit.");
        }
        Judgement capable = withoutWhatWasRefused(submitter, coverage.capable());
        if (capable instanceof Judgement.Objections objections) {
            assumeEverythingWasAskedFor(submitter, objections);
        }
        JudgementAssertions.end(submitter, withUnknownCodes(submitter, capable));
    }

    /** An app that refers to what the receiver has can refer to no summary where the receiver took none. */
    private static Judgement withoutWhatWasRefused(Submitter submitter, Judgement judgement) {
        boolean taken = submitter.attempts().stream()
                .anyMatch(a -> a.entries().stream()
                        .anyMatch(e -> DataKind.SUMMARY.is(e) && a.statusOf(e.position()) / 100 == 2));
        if (taken || !(judgement instanceof Judgement.Objections objections)) {
            return judgement;
        }
        List<SubmissionFinding> others = objections.findings().stream()
                .filter(f -> !f.where().contains(REPORTED_SUMMARY))
                .toList();
        return others.isEmpty()
                ? new Judgement.Unjudged(
                        "No report refers to a summary, and the receiver took no summary in the whole run to"
                                + " which one could.")
                : new Judgement.Objections(others, objections.remarks());
    }

    /** Whoever was never shown the order for everything was not asked; what it lacks may be there. */
    private static void assumeEverythingWasAskedFor(Submitter submitter, Judgement.Objections objections) {
        boolean asked = submitter.target().otherOrders() != null
                || submitter.without(Feature.STANDING_ORDERS) != null
                || (submitter.took(StepName.FIRST_CONNECTION)
                        && !OrderVersion.of(submitter.step(StepName.FIRST_CONNECTION))
                                .isEmpty());
        if (!asked) {
            throw inconclusive(
                    "The submitter was shown no order that asks for everything, so it cannot be said whether it"
                            + " is capable of what did not come: "
                            + String.join(
                                    ", ",
                                    objections.findings().stream()
                                            .map(f -> f.where().startsWith("cgm-") ? f.where() : "glucose in a unit")
                                            .distinct()
                                            .toList())
                            + ". See submitter.orders.discovered, or declare what it does not have (unavailable in the target"
                            + " file).");
        }
    }

    @Shall("submitter.must-support.unit")
    @PassiveCheck(Traffic.SUBMISSION)
    @DisplayName("Glucose is sent in mass units or in molar units, readings and means each")
    void sendsGlucoseInAUnit(Submitter submitter) {
        Judgement unit = coverage(submitter).unit(submitter.isPassing());
        if (unit instanceof Judgement.Objections objections) {
            assumeEverythingWasAskedFor(submitter, objections);
        }
        JudgementAssertions.end(submitter, withUnknownCodes(submitter, unit));
    }

    /** What came under a code that the guide does not know may be what is lacking. */
    private static Judgement withUnknownCodes(Submitter submitter, Judgement judgement) {
        if (!(judgement instanceof Judgement.Objections objections)) {
            return judgement;
        }
        List<String> remarks = new ArrayList<>(objections.remarks());
        submitter.attempts().stream()
                .map(a -> UnknownCodes.in(submitter.guide(), a))
                .filter(unknown -> !unknown.sentences().isEmpty())
                .findFirst()
                .ifPresent(unknown -> {
                    remarks.add("There is " + unknown.sentences().getFirst() + ".");
                    remarks.addAll(new LinkedHashSet<>(unknown.advice()));
                });
        return new Judgement.Objections(objections.findings(), remarks);
    }

    private static MustSupportCoverage coverage(Submitter submitter) {
        return new MustSupportCoverage(
                submitter.guide(),
                submitter.attempts().stream().map(SubmissionAttempt::submission).toList(),
                submitter.held(),
                submitter.target().unavailable());
    }
}
