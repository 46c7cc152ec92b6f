package org.cgmkit.cgm.submitter.judgement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.trace.GlucoseTrace;
import org.cgmkit.fixtures.trace.Persona;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryJudgeTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final String DAY = " from 2026-05-14T00:00:00Z to 2026-05-14T23:59:59Z";
    private static final String READINGS = " This is what the 288 readings come to that were sent for the period, from"
            + " 2026-05-14T00:00:00Z to 2026-05-14T23:55:00Z.";

    private final SummaryJudge judge = new SummaryJudge(UTC);

    /** A day of 100 and 200 mg/dL by turns: mean 150, GMI 6.90, CV 33.39 over n-1, half in target and half high. */
    private final Submission even = JudgeSamples.evenDay(100, 200, "2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "MASS, 1, TYPE_1_WELL_CONTROLLED",
        "MASS, 2, TYPE_1_WITH_HYPOGLYCAEMIA",
        "MASS, 14, TYPE_1_RUNNING_HIGH",
        "MOLAR, 1, TYPE_2",
        "MOLAR, 3, TYPE_1_WELL_CONTROLLED",
        "MOLAR, 14, NO_DIABETES"
    })
    void soundSummariesAreLetBe(GlucoseUnit unit, int days, Persona persona) {
        SubmissionContext context = JudgeSamples.context().in(unit).with(GlucoseTrace.of(persona, 7));

        assertThat(
                JudgeSamples.remarks(judge.judge(List.of(Submissions.complete(context, days)))),
                hasItem(startsWith("What fits the coefficient of variation: the standard deviation over n-1")));
    }

    @Test
    void theRemarksSayWhichReadingFits() {
        assertThat(
                JudgeSamples.remarks(judge.judge(List.of(even))),
                contains(
                        "What fits the mean in mg/dL: the mean of the readings.",
                        "What fits the times in ranges: the limits in mg/dL; the limits in mmol/L after rounding to it;"
                                + " the limits in mmol/L; the limits in mg/dL before rounding; the limits in mmol/L"
                                + " before rounding.",
                        "What fits the GMI: the mean of the readings; the mean that was sent in mg/dL.",
                        "What fits the coefficient of variation: the standard deviation over n-1; the standard deviation"
                                + " over n.",
                        "What fits the days of wear: the calendar days with readings (UTC); the days of 24 hours with"
                                + " readings; the time covered by readings of 5 minutes.",
                        "What fits the sensor-active percentage: the readings possible in the whole period, one in 5"
                                + " minutes; the readings possible from the first to the last one, one in 5 minutes;"
                                + " the readings possible on the calendar days that have some (UTC), one in 5 minutes."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MEAN_MASS; 160.0; the mean in mg/dL; 149.93 to 150.07 by the mean of the readings",
                "GMI; 7.9; the GMI; 6.9 by the mean of the readings or 6.9 by the mean that was sent in mg/dL",
                "CV; 40.0; the coefficient of variation; 33.3 to 33.48 by the standard deviation over n-1 or 33.24 to"
                        + " 33.42 by the standard deviation over n",
                "DAYS_OF_WEAR; 3; the days of wear; 1 by the calendar days with readings (UTC) or 1 by the days of 24"
                        + " hours with readings or 1 by the time covered by readings of 5 minutes",
                "SENSOR_ACTIVE; 80.0; the sensor-active percentage; 99.65 to 100 by the readings possible in the whole"
                        + " period, one in 5 minutes or 100 by the readings possible from the first to the last one,"
                        + " one in 5 minutes or 99.65 to 100 by the readings possible on the calendar days that have"
                        + " some (UTC), one in 5 minutes"
            })
    void aValueThatTheReadingsDoNotGiveIsNamed(EntryKind kind, String number, String label, String expected) {
        Submission sent = JudgeSamples.withValue(even, kind, number);

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(sent))),
                contains("submission[0].entry[" + kind.positionIn(sent) + "].resource.valueQuantity.value, " + label
                        + DAY + ": expected " + expected + ", but it is " + number + "." + READINGS));
    }

    @Test
    void aValueWithoutItsNumberIsNamed() {
        ObjectNode bundle = even.bundle();
        int position = EntryKind.GMI.positionIn(even);
        ((ObjectNode) bundle.at("/entry/" + position + "/resource/valueQuantity")).remove("value");

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(Submission.parse(bundle.toString())))),
                contains("submission[0].entry[" + position + "].resource.valueQuantity.value, the number of a summary's"
                        + " value: expected one, or a dataAbsentReason in place of the value, but there is neither."));
    }

    @Test
    void rangesByOtherLimitsAreNamed() {
        Submission sent = JudgeSamples.withRanges(even, "0.00", "0.00", "100.00", "0.00", "0.00");

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(sent))),
                contains("submission[0].entry[3].resource.component, the times in ranges" + DAY
                        + ": expected very low 0, low 0, target 50, high 50, very high 0 by the limits in mg/dL, but it is"
                        + " very low 0.00, low 0.00, target 100.00, high 0.00, very high 0.00."
                        + READINGS));
    }

    @Test
    void sharesInEachOthersPlacesAreNamed() {
        Submission sent = JudgeSamples.withRanges(
                JudgeSamples.evenDay(60, 200, "2026-01-01T00:00:00Z"), "0", "0", "50.0", "50", "0");

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(sent))),
                contains(containsString("The shares of low and target are swapped.")));
    }

    @ParameterizedTest
    @CsvSource({"16.68, 33.33, 49.99", "16.66, 33.34, 50.00", "16.67, 33.33, 50.00", "16.69, 33.33, 49.98"})
    void sharesThatWereMadeToAddUpAreLetBe(String low, String target, String high) {
        AcceptedValue usual = new AcceptedValue(
                "the limits",
                Stream.of("0", "16.666666", "33.333333", "50", "0")
                        .map(BigDecimal::new)
                        .map(AcceptedValue.Span::exactly)
                        .toList());

        assertThat(
                usual.fitsShares(Stream.of("0", low, target, high, "0")
                        .map(BigDecimal::new)
                        .toList()),
                is(!low.equals("16.69")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 15})
    void sensorsOfEverySamplingAreFullyActive(int minutes) {
        SubmissionContext sparse = JudgeSamples.evenContext(100, 200, "2026-01-01T00:00:00Z");
        Submission day = JudgeSamples.sampled(Submissions.complete(sparse, 1), minutes);

        assertThat(
                JudgeSamples.remarks(
                        judge.judge(List.of(JudgeSamples.withValue(day, EntryKind.SENSOR_ACTIVE, "100.0")))),
                hasItem(containsString("one in " + (minutes == 1 ? "1 minute" : minutes + " minutes"))));
        assertThat(
                JudgeSamples.objections(
                        judge.judge(List.of(JudgeSamples.withValue(day, EntryKind.SENSOR_ACTIVE, "33.3")))),
                contains(containsString("the sensor-active percentage")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-07:00", "+08:00", "+00:00"})
    void daysAreThoseOfTheOffsetsThatReadingsCarry(String offset) {
        Submission day = JudgeSamples.daysAt(even, offset);

        assertThat(
                JudgeSamples.remarks(judge.judge(List.of(day))),
                hasItem(startsWith("What fits the mean in mg/dL: the mean of the readings")));
    }

    @Test
    void moreActivityThanReadingsIsNamedWhereTheOtherValuesShowThatNoneIsMissing() {
        Submission half = JudgeSamples.evenDay(100, 200, "2026-05-14T12:00:00Z");
        Submission sent = JudgeSamples.withValue(half, EntryKind.SENSOR_ACTIVE, "90.0");

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(sent))),
                contains(startsWith("submission[0].entry[7].resource.valueQuantity.value, the sensor-active percentage"
                        + DAY + ": expected 49.83 to 50 by the readings possible in the whole period, one in 5"
                        + " minutes or ")));
    }

    @Test
    void aStandardDeviationOverAllReadingsIsUsualToo() {
        Submission four = JudgeSamples.evenDay(100, 200, "2026-05-14T23:40:00Z");

        assertThat(
                JudgeSamples.remarks(judge.judge(List.of(JudgeSamples.withValue(four, EntryKind.CV, "33.3")))),
                hasItem("What fits the coefficient of variation: the standard deviation over n."));
    }

    @ParameterizedTest
    @CsvSource({"150", "151", "150.5", "150.50"})
    void aValueMayBeRoundedInAnyDirection(String mean) {
        Submission sent = JudgeSamples.withValue(
                JudgeSamples.evenDay(100, 201, "2026-01-01T00:00:00Z"), EntryKind.MEAN_MASS, mean);

        assertThat(judge.judge(List.of(sent)), is(instanceOf(Judgement.Sound.class)));
    }

    @Test
    void withoutReadingsValuesAreComparedWithEachOther() {
        Submission summary = withoutReadings(even);
        Submission gmi = JudgeSamples.withValue(summary, EntryKind.GMI, "7.9");
        Submission days = JudgeSamples.withValue(summary, EntryKind.DAYS_OF_WEAR, "14");
        Submission active = JudgeSamples.withValue(summary, EntryKind.SENSOR_ACTIVE, "101");

        assertThat(
                JudgeSamples.reason(judge.judge(List.of(summary))),
                startsWith(
                        "No value could be compared with readings of its period. submission[0].entry[1] and 5 with it"
                                + DAY
                                + " was compared with no readings, because no two readings of that period were sent."));
        assertThat(
                JudgeSamples.objections(judge.judge(List.of(gmi, days, active))),
                contains(
                        "submission[0].entry[3].resource.valueQuantity.value, the GMI: expected 6.9 by the mean that was"
                                + " sent in mg/dL, but it is 7.9. GMI in percent is 3.31 + 0.02392 × mean in mg/dL.",
                        "submission[1].entry[5].resource.valueQuantity.value, the days of wear: expected no more than the"
                                + " days of the period" + DAY + ", but it is 14.",
                        "submission[2].entry[6].resource.valueQuantity.value, the sensor-active percentage: expected a"
                                + " share from 0 to 100 %, but it is 101."));
    }

    @Test
    void theTwoMeansOfASummaryHaveToAgree() {
        Submission mass = withoutReadings(even);
        Submission molar = withoutReadings(Submissions.complete(
                JudgeSamples.evenContext(100, 200, "2026-01-01T00:00:00Z").in(GlucoseUnit.MOLAR), 1));
        Submission both = mass.plus(molar.with(b -> b.putArray("entry")
                        .add(molar.withEntry(1, e -> e.put("fullUrl", "urn:uuid:molar"))
                                .entry(1))))
                .withResource(0, r -> r.withArray("/hasMember").addObject().put("reference", "urn:uuid:molar"));
        Submission agreeing = JudgeSamples.withValue(both, EntryKind.MEAN_MOLES, "8.33");
        Submission contradicting = JudgeSamples.withValue(both, EntryKind.MEAN_MOLES, "9.9");

        assertThat(judge.judge(List.of(agreeing)), is(instanceOf(Judgement.Unjudged.class)));
        assertThat(
                JudgeSamples.objections(judge.judge(List.of(contradicting))),
                contains(
                        "submission[0].entry[7].resource.valueQuantity.value, the mean in mmol/L: expected 8.32 to 8.34"
                                + " by the mean that was sent in mg/dL, but it is 9.9. One mmol/L is 18.0182 mg/dL."));
    }

    @Test
    void eachSummaryOfARunIsJudgedByItsOwnPeriod() {
        Submission first = Submissions.complete(JudgeSamples.context().until(Instant.parse("2026-05-14T00:00:00Z")), 2);
        Submission second = Submissions.complete(JudgeSamples.context(), 2);
        Submission wrong = JudgeSamples.withValue(second, EntryKind.MEAN_MASS, "99.9");

        assertThat(judge.judge(List.of(first, second)), is(instanceOf(Judgement.Sound.class)));
        assertThat(JudgeSamples.objections(judge.judge(List.of(first, wrong))), hasSize(1));
    }

    @Test
    void aRunWithoutSummariesShowsNothing() {
        assertThat(
                JudgeSamples.reason(judge.judge(List.of(Submissions.threeReadings(JudgeSamples.context())))),
                is("No value of a summary was sent in this run."));
    }

    /** The summary and its members alone. */
    private static Submission withoutReadings(Submission complete) {
        return complete.with(b -> {
            var entries = b.putArray("entry");
            for (int i = 1; i <= 7; i++) {
                entries.add(complete.entry(i));
            }
        });
    }
}
