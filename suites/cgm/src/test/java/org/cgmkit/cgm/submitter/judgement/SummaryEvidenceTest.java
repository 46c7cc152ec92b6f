package org.cgmkit.cgm.submitter.judgement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which readings the values of a summary are compared with. */
class SummaryEvidenceTest {
    private final SummaryJudge judge = new SummaryJudge(ZoneId.of("UTC"));
    private final Submission even = JudgeSamples.evenDay(100, 200, "2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"MASS, MASS", "MASS, MOLAR", "MOLAR, MASS", "MOLAR, MOLAR"})
    void readingsCountWhereverInTheRunTheyCame(GlucoseUnit readings, GlucoseUnit summary) {
        List<Submission> run = List.of(
                Submissions.summaryOnly(JudgeSamples.context().in(summary), 2),
                Submissions.readings(JudgeSamples.context().in(readings), 300),
                Submissions.readings(JudgeSamples.context().in(readings), 600));

        assertThat(judge.judge(run), is(instanceOf(Judgement.Sound.class)));
    }

    @Test
    void datesAreWholeDaysOfTheGivenZone() {
        SubmissionContext context = JudgeSamples.context().until(Instant.parse("2026-05-14T22:00:00Z"));
        Submission sent = withPeriod(Submissions.complete(context, 2), "2026-05-13", "2026-05-14");

        assertThat(
                new SummaryJudge(ZoneId.of("Europe/Berlin")).judge(List.of(sent)),
                is(instanceOf(Judgement.Sound.class)));
        assertThat(judge.judge(List.of(sent)), is(not(instanceOf(Judgement.Sound.class))));
    }

    @Test
    void aTimeAtTheEndMayBeMeantExclusive() {
        SubmissionContext context = JudgeSamples.evenContext(100, 200, "2026-01-01T00:00:00Z");
        Submission sent = withPeriod(even, "2026-05-14T00:00:00Z", "2026-05-15T00:00:00Z");
        Submission next = Submissions.readings(context.until(Instant.parse("2026-05-15T06:00:00Z")), 72);

        assertThat(judge.judge(List.of(next, sent)), is(instanceOf(Judgement.Sound.class)));
    }

    @Test
    void whatCameLaterNeedNotBeInTheValues() {
        SubmissionContext noon = JudgeSamples.context().until(Instant.parse("2026-05-14T12:00:00Z"));
        Submission sent = withPeriod(Submissions.complete(noon, 1), "2026-05-13T12:00:00Z", "2026-05-14");
        Submission later = Submissions.readings(JudgeSamples.context(), 140);

        assertThat(judge.judge(List.of(sent, later)), is(instanceOf(Judgement.Sound.class)));
    }

    @Test
    void aPartOfTheReadingsProvesNothing() {
        Submission sent = Submissions.allMustSupport(JudgeSamples.context());

        assertThat(
                JudgeSamples.reason(judge.judge(List.of(sent))),
                is("No value could be compared with readings of its period. submission[0].entry[3] and 5 with it from"
                        + " 2026-05-01T00:00:00Z to 2026-05-14T23:59:59Z was compared with no readings, because only a"
                        + " part of that period's readings seems to have been sent (3, by days of UTC). As far as values of one period speak of each"
                        + " other, they agree."));
    }

    @Test
    void aSensorMayMeasureEveryFifteenMinutes() {
        Submission sent = even;
        for (int i = even.readings().size() - 1; i >= 0; i--) {
            sent = i % 3 == 0 ? sent : sent.without(even.readings().get(i));
        }

        assertThat(
                JudgeSamples.remarks(judge.judge(List.of(sent))),
                hasItem(startsWith("What fits the sensor-active percentage: the readings possible in the whole period,"
                        + " one in 15 minutes; ")));
    }

    @ParameterizedTest
    @CsvSource({"2026-05-14T00:00:00Z, true", "2026-05-14T12:00:00Z, false"})
    void aValueWithoutASummaryIsComparedWithReadingsFromOneEndOfItsPeriodToTheOther(String since, boolean convicted) {
        Submission sent =
                onlyMean(JudgeSamples.withValue(JudgeSamples.evenDay(100, 200, since), EntryKind.MEAN_MASS, "160"));

        assertThat(
                judge.judge(List.of(sent)),
                is(instanceOf(convicted ? Judgement.Objections.class : Judgement.Unjudged.class)));
    }

    @Test
    void readingsOnFewerDaysThanWereWornAreAPart() {
        Submission twoDays = Submissions.complete(JudgeSamples.evenContext(100, 180, "2026-01-01T00:00:00Z"), 2);
        Submission both = withoutSensorActive(JudgeSamples.withValue(twoDays, EntryKind.MEAN_MASS, "160"));
        Submission readings = Submissions.readings(JudgeSamples.evenContext(100, 180, "2026-01-01T00:00:00Z"), 100);
        Submission values =
                both.with(b -> b.putArray("entry").add(both.entry(2)).add(both.entry(6)));

        assertThat(JudgeSamples.objections(judge.judge(List.of(both))), hasSize(1));
        assertThat(judge.judge(List.of(values, readings)), is(instanceOf(Judgement.Unjudged.class)));
    }

    @Test
    void valuesWithoutAPeriodCannotBeCompared() {
        Submission sent = even.withResource(2, r -> r.remove("effectivePeriod"));

        assertThat(
                JudgeSamples.remarks(judge.judge(List.of(sent))),
                hasItem("submission[0].entry[2] has no period with a start and an end, so it was compared with no"
                        + " readings."));
    }

    private static Submission withoutSensorActive(Submission sound) {
        return sound.without(EntryKind.SENSOR_ACTIVE.positionIn(sound));
    }

    /** The mean and the readings. */
    private static Submission onlyMean(Submission complete) {
        return complete.with(b -> {
            var entries = b.putArray("entry").add(complete.entry(EntryKind.MEAN_MASS.positionIn(complete)));
            complete.readings().forEach(i -> entries.add(complete.entry(i)));
        });
    }

    private static Submission withPeriod(Submission sound, String start, String end) {
        Submission changed = sound;
        for (int i = 0; i < sound.size(); i++) {
            if (sound.resource(i).has("effectivePeriod")) {
                changed = changed.withResource(
                        i,
                        r -> r.putObject("effectivePeriod").put("start", start).put("end", end));
            }
        }
        return changed;
    }
}
