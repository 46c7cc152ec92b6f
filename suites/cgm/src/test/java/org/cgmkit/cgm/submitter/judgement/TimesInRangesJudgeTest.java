package org.cgmkit.cgm.submitter.judgement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesInRangesJudgeTest {
    private final TimesInRangesJudge judge = new TimesInRangesJudge(GuideVersion.STU1);
    private final Submission summary = Submissions.summaryOnly(JudgeSamples.context(), 3);

    @ParameterizedTest
    @CsvSource({"MASS, 1", "MASS, 14", "MOLAR, 1", "MOLAR, 14"})
    void soundOnesAreLetBe(GlucoseUnit unit, int days) {
        Submission sent = Submissions.summaryOnly(JudgeSamples.context().in(unit), days);

        assertThat(JudgeSamples.remarks(judge.judge(List.of(sent))), is(empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "14.29, 14.29, 14.29, 28.57, 28.57",
        "14.28, 14.28, 14.28, 28.57, 28.57",
        "0, 0, 100, 0, 0",
        "3, 8, 65, 20, 4",
        "0.3333, 8, 65.6667, 22, 4"
    })
    void roundingIsAllowed(String veryLow, String low, String target, String high, String veryHigh) {
        Submission sent = JudgeSamples.withRanges(summary, veryLow, low, target, high, veryHigh);

        assertThat(JudgeSamples.remarks(judge.judge(List.of(sent))), is(empty()));
    }

    @Test
    void aSumThatMissesATenthIsNamed() {
        Submission sent = JudgeSamples.withRanges(summary, "0.50", "2.50", "61.00", "20.25", "5.75");

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(sent))),
                contains(
                        "submission[0].entry[2].resource.component, the sum of the five times in ranges: expected 100 %,"
                                + " give or take what rounding makes (99.95 to 100.025), but it is 90.00 (very low 0.50, low"
                                + " 2.50, target 61.00, high 20.25, very high 5.75). Take all five shares"
                                + " from the same readings, and divide each count by the count of all."));
    }

    @Test
    void wholeNumbersThatDoNotAddUpWereRounded() {
        Submission sent = JudgeSamples.withRanges(summary, "1", "3", "70", "20", "5");

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(sent))),
                contains(
                        "submission[0].entry[2].resource.component, the sum of the five times in ranges: expected 100 %,"
                                + " give or take what rounding makes (99.95 to 100.025), but it is 99 (very low 1, low 3,"
                                + " target 70, high 20, very high 5). All five are whole"
                                + " numbers, so they look rounded to whole numbers; round to two decimals."));
    }

    @Test
    void oneDecimalIsTooFew() {
        Submission sent = JudgeSamples.withRanges(summary, "0.00", "2.90", "71.1", "20.00", "6.00");

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(sent))),
                contains(
                        "submission[0].entry[2].resource.component[2].valueQuantity.value, the time in the range target:"
                                + " expected two decimals or more where it is not whole, but it is 71.1. Round to two decimals"
                                + " or more after dividing, and write all of them, also a 0 at the end: JavaScript writes the"
                                + " number 14.10 as 14.1, so format it as text with two decimals."));
    }

    @Test
    void decimalsAreThoseOfTheText() {
        Submission sent = JudgeSamples.withRanges(summary, "0.00", "2.90", "71.10", "20.00", "6.00");
        Submission cut = Submission.parse(sent.json().replace("71.10", "71.1"));

        assertThat(JudgeSamples.remarks(judge.judge(List.of(Submission.parse(sent.json())))), is(empty()));
        assertThat(
                "with one decimal less",
                JudgeSamples.objections(judge.judge(List.of(cut))).size(),
                is(1));
    }

    @Test
    void aShareBelowZeroAndOneAboveAHundredAreNamed() {
        Submission sent = JudgeSamples.withRanges(summary, "-1", "0", "101", "0", "0");

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(sent))),
                contains(
                        "submission[0].entry[2].resource.component[0].valueQuantity.value, the time in the range very"
                                + " low: expected a share between 0 and 100 %, but it is -1.",
                        "submission[0].entry[2].resource.component[2].valueQuantity.value, the time in the range target:"
                                + " expected a share between 0 and 100 %, but it is 101."));
    }

    @Test
    void aRangeThatIsMissingIsNamed() {
        Submission sent = summary.withResource(2, r -> ((ArrayNode) r.path("component")).remove(1));

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(sent))),
                contains(
                        "submission[0].entry[2].resource.component, the time in the range low: expected a component with"
                                + " code 104641-6, but there is none. All five ranges belong to the observation, also those"
                                + " with 0 %."));
    }

    @Test
    void aRangeThatComesTwiceIsNamed() {
        Submission sent = summary.withResource(
                2,
                r -> ((ArrayNode) r.path("component")).add(r.at("/component/1").deepCopy()));

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(sent))),
                contains(
                        "submission[0].entry[2].resource.component[5], the time in the range low: expected one component"
                                + " for each range, but component[1] is about the same one."));
    }

    @Test
    void whatIsNoNumberIsNamed() {
        Submission text =
                summary.withResource(2, r -> ((ObjectNode) r.at("/component/0/valueQuantity")).put("value", "0.00"));
        Submission none = summary.withResource(2, r -> ((ObjectNode) r.at("/component/0")).remove("valueQuantity"));

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(text, none))),
                contains(
                        "submission[0].entry[2].resource.component[0].valueQuantity.value, the time in the range very"
                                + " low: expected a number of percent, but it is \"0.00\".",
                        "submission[1].entry[2].resource.component[0].valueQuantity.value, the time in the range very"
                                + " low: expected a number of percent, but there is none."));
    }

    @Test
    void anExponentBeyondAllMeasureIsNoNumber() {
        Submission sent = JudgeSamples.withRanges(summary, "1E+999999999", "0", "100", "0", "0");

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(sent))),
                contains("submission[0].entry[2].resource.component[0].valueQuantity.value, the time in the range very"
                        + " low: expected a number of percent, but it is 1E+999999999."));
    }

    @Test
    void aRepetitionWordByWordIsJudgedOnce() {
        Submission sent = JudgeSamples.withRanges(summary, "1", "3", "70", "20", "5");

        assertThat(JudgeSamples.objections(judge.judge(List.of(sent, sent))).size(), is(1));
    }

    @Test
    void aRunWithoutTimesInRangesShowsNothing() {
        assertThat(
                JudgeSamples.reason(judge.judge(List.of(Submissions.threeReadings(JudgeSamples.context())))),
                is("No times in ranges were sent in this run."));
    }

    @Test
    void decimalsAndRoundingKeepNobodyFromComparing() {
        assertThat(judge.areShares(List.of(JudgeSamples.withRanges(summary, "0", "2.9", "71.1", "20", "6"))), is(true));
        assertThat(judge.areShares(List.of(JudgeSamples.withRanges(summary, "1", "3", "70", "20", "5"))), is(true));
        assertThat(judge.areShares(List.of(JudgeSamples.withRanges(summary, "0", "3", "60", "20", "5"))), is(false));
        assertThat(judge.areShares(List.of(JudgeSamples.withRanges(summary, "-1", "4", "72", "20", "5"))), is(false));
    }
}
