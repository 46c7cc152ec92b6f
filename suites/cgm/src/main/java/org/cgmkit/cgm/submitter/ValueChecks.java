package org.cgmkit.cgm.submitter;

import java.util.List;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.passive.PassiveCheck;
import org.cgmkit.cgm.passive.Traffic;
import org.cgmkit.cgm.submitter.judgement.Judgement;
import org.cgmkit.cgm.submitter.judgement.SubmissionFinding;
import org.cgmkit.cgm.submitter.judgement.SummaryJudge;
import org.cgmkit.cgm.submitter.judgement.TimesInRangesJudge;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks on the values of summaries, computed again from the readings that the submitter itself sent. */
@ExtendWith(SubjectExtension.class)
class ValueChecks {

    @Expected("submitter.values.ranges")
    @PassiveCheck(Traffic.SUBMISSION)
    @DisplayName("The five times in ranges add up to 100 %, with two decimals or more where they are not whole")
    void addsUpToTheWhole(Submitter submitter) {
        JudgementAssertions.by(submitter, new TimesInRangesJudge(submitter.guide())::judge);
    }

    @Base("submitter.values.consistent")
    @PassiveCheck(Traffic.SUBMISSION)
    @DisplayName("Summaries agree with the readings of their period, and with themselves")
    void agreesWithTheReadings(Submitter submitter) {
        SummaryJudge judge = new SummaryJudge(submitter.target().zone());
        List<Submission> run =
                submitter.attempts().stream().map(SubmissionAttempt::submission).toList();
        Judgement judgement = judge.judge(run);
        boolean comparable = new TimesInRangesJudge(submitter.guide()).areShares(run);
        JudgementAssertions.end(submitter, comparable ? judgement : withoutRanges(judgement));
    }

    /** Ranges that are wrong by themselves are what submitter.values.ranges speaks of. */
    private static Judgement withoutRanges(Judgement judgement) {
        if (!(judgement instanceof Judgement.Objections objections)) {
            return judgement;
        }
        List<SubmissionFinding> others = objections.findings().stream()
                .filter(f -> !f.where().contains("component"))
                .toList();
        return others.isEmpty()
                ? new Judgement.Unjudged(
                        "The times in ranges do not add up, so they were not compared with readings; see"
                                + " submitter.values.ranges. Nothing else contradicts the readings.")
                : new Judgement.Objections(others, objections.remarks());
    }
}
