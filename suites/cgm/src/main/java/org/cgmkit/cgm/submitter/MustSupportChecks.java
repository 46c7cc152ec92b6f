package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.submitter.judgement.Judgement;
import org.cgmkit.cgm.submitter.judgement.MustSupportCoverage;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks from the guide's section "Must Support", over the whole run, in which orders have asked for everything. */
@ExtendWith(SubjectExtension.class)
class MustSupportChecks {

    @Shall("submitter.must-support.capable")
    @DisplayName("Each must-support element and each must-support kind of entry was sent at least once")
    void sendsWhatItMustSupport(Submitter submitter) {
        submitter.remark("Each element, and where it came first, is in " + MustSupportTable.FILE + ".");
        MustSupportCoverage coverage = coverage(submitter);
        if (coverage.unit() instanceof Judgement.Objections) {
            throw inconclusive("No glucose was sent in either unit, and what belongs to it is missing with it; see"
                    + " submitter.must-support.unit.");
        }
        JudgementAssertions.end(submitter, coverage.capable());
    }

    @Shall("submitter.must-support.unit")
    @DisplayName("Glucose is sent in mass units or in molar units")
    void sendsGlucoseInAUnit(Submitter submitter) {
        JudgementAssertions.end(submitter, coverage(submitter).unit());
    }

    private static MustSupportCoverage coverage(Submitter submitter) {
        return new MustSupportCoverage(
                submitter.attempts().stream().map(SubmissionAttempt::submission).toList(),
                submitter.held(),
                submitter.target().unavailable());
    }
}
