package org.cgmkit.suites.submitter;

import org.cgmkit.suites.check.Base;
import org.cgmkit.suites.check.Expected;
import org.cgmkit.suites.check.UnderTest;
import org.cgmkit.suites.submitter.judgement.SummaryJudge;
import org.cgmkit.suites.submitter.judgement.TimesInRangesJudge;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks on the values of summaries, computed again from the readings that the submitter itself sent. */
@ExtendWith(UnderTest.class)
class ValueChecks {

    @Expected("submitter.values.ranges")
    @DisplayName("The five times in ranges add up to 100 %, with two decimals or more where they are not whole")
    void addsUpToTheWhole(Submitter submitter) {
        Judged.by(submitter, new TimesInRangesJudge()::judge);
    }

    @Base("submitter.values.consistent")
    @DisplayName("Summaries agree with the readings of their period, and with themselves")
    void agreesWithTheReadings(Submitter submitter) {
        SummaryJudge judge = new SummaryJudge(submitter.target().zone());
        Judged.by(submitter, judge::judge);
    }
}
