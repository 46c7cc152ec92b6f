package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.submitter.judgement.Judgement;
import org.cgmkit.cgm.submitter.judgement.SubmissionFinding;
import org.cgmkit.fixtures.Submission;
import org.opentest4j.AssertionFailedError;

/** Ends a check as a judge of all that was sent in the run says. */
final class JudgementAssertions {
    /** So many findings tell what is wrong; the evidence has all of them. */
    private static final int MOST_SHOWN = 5;

    private JudgementAssertions() {}

    /** Judges what was sent in the run. */
    static void by(Submitter submitter, Function<List<Submission>, Judgement> judge) {
        List<SubmissionAttempt> attempts = submitter.attempts();
        end(
                submitter,
                judge.apply(attempts.stream().map(SubmissionAttempt::submission).toList()));
    }

    /** Ends the check by that judgement. */
    static void end(Submitter submitter, Judgement judgement) {
        switch (judgement) {
            case Judgement.Sound sound -> sound.remarks().forEach(submitter::remark);
            case Judgement.Unjudged unjudged -> throw inconclusive(unjudged.reason());
            case Judgement.Objections objections -> {
                List<SubmissionFinding> findings = objections.findings();
                findings.forEach(f -> submitter.showSubmission(f.where()));
                String more = findings.size() > MOST_SHOWN ? " And " + (findings.size() - MOST_SHOWN) + " more." : "";
                String remarks = objections.remarks().isEmpty() ? "" : " " + String.join(" ", objections.remarks());
                throw new AssertionFailedError(
                        findings.stream()
                                        .limit(MOST_SHOWN)
                                        .map(SubmissionFinding::sentence)
                                        .collect(Collectors.joining(" "))
                                + more
                                + remarks,
                        findings.getFirst().expected(),
                        findings.getFirst().actual());
            }
        }
    }
}
