package org.cgmkit.suites.submitter;

import static org.cgmkit.suites.check.Ended.inconclusive;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.suites.capture.Attempt;
import org.cgmkit.suites.submitter.judgement.Finding;
import org.cgmkit.suites.submitter.judgement.Judgement;
import org.opentest4j.AssertionFailedError;

/** Ends a check as a judge of all that was sent in the run says. */
final class Judged {
    /** So many findings tell what is wrong; the evidence has all of them. */
    private static final int MOST_SHOWN = 5;

    private Judged() {}

    /** Judges what was sent in the run. */
    static void by(Submitter submitter, Function<List<Submission>, Judgement> judge) {
        List<Attempt> attempts = submitter.attempts();
        end(submitter, judge.apply(attempts.stream().map(Attempt::submission).toList()));
    }

    /** Ends the check by that judgement. */
    static void end(Submitter submitter, Judgement judgement) {
        switch (judgement) {
            case Judgement.Sound sound -> sound.remarks().forEach(submitter::remark);
            case Judgement.Unjudged unjudged -> throw inconclusive(unjudged.reason());
            case Judgement.Objections objections -> {
                List<Finding> findings = objections.findings();
                findings.forEach(f -> submitter.showSubmission(f.where()));
                String more = findings.size() > MOST_SHOWN ? " And " + (findings.size() - MOST_SHOWN) + " more." : "";
                String remarks = objections.remarks().isEmpty() ? "" : " " + String.join(" ", objections.remarks());
                throw new AssertionFailedError(
                        findings.stream()
                                        .limit(MOST_SHOWN)
                                        .map(Finding::sentence)
                                        .collect(Collectors.joining(" "))
                                + more
                                + remarks,
                        findings.getFirst().expected(),
                        findings.getFirst().actual());
            }
        }
    }
}
