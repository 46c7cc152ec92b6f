package org.cgmkit.cgm.figure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.cgmkit.cgm.attempt.SeenExchanges;
import org.cgmkit.cgm.submitter.judgement.JudgeSamples;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.reports.figure.ComparedValues;
import org.cgmkit.reports.figure.Curve;
import org.cgmkit.reports.figure.DayProfile;
import org.cgmkit.reports.figure.Figure;
import org.cgmkit.reports.figure.StackedShares;
import org.cgmkit.reports.figure.StackedShares.Part;
import org.cgmkit.reports.figure.TimeLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFiguresTest {
    private static final Instant CAME = Instant.parse("2026-05-15T08:00:00Z");

    /** A day of 100 and 200 mg/dL by turns: mean 150, GMI 6.90, half in target and half high. */
    private final Submission even = JudgeSamples.evenDay(100, 200, "2026-01-01T00:00:00Z");

    @Test
    void showsTheReadingsOfADayAsACurveAndAProfile() {
        List<Figure> figures = figures(even);
        Curve curve = (Curve) figures.get(1);
        DayProfile profile = (DayProfile) figures.get(2);

        assertThat(figures.getFirst(), instanceOf(TimeLine.class));
        assertThat(curve.title(), is("Glucose readings that came, in mg/dL"));
        assertThat(
                curve.text(),
                is(
                        "288 readings from 14 May 2026 00:00 to 14 May 2026 23:55 (Z), from 100 to 200 mg/dL. Their mean is 150.0"
                                + " mg/dL, which is a GMI of 6.9 %. Shaded is the target range. Repetitions are left out."));
        assertThat(curve.stretches(), hasSize(1));
        assertThat(curve.stretches().getFirst().points(), hasSize(288));
        assertThat(curve.axis().marks(), contains(54.0, 70.0, 180.0, 250.0, 300.0));
        assertThat(profile.bands(), hasSize(48));
        assertThat(profile.bands().getFirst().median(), is(150.0));
        assertThat(profile.text(), containsString("One day, by the time of day (Z) in slots of 30 minutes, in mg/dL."));
    }

    @Test
    void showsASummaryBesideWhatItsReadingsComeTo() {
        ComparedValues values = (ComparedValues) figures(even).get(3);
        StackedShares shares = (StackedShares) figures(even).get(4);

        assertThat(
                values.text(),
                is("Beside what its values come to by the 288 readings that came for this period. All values fit."));
        assertThat(
                values.rows().getFirst(),
                is(new ComparedValues.Row("Mean in mg/dL", "150.0", "149.93 to 150.07", false)));
        assertThat(shares.bars().get(0).percents().toString(), is("[0.00, 0.00, 50.00, 50.00, 0.00]"));
        assertThat(shares.bars().get(1).percents(), is(shares.bars().get(0).percents()));
        assertThat(differing(shares), is(empty()));
    }

    @Test
    void marksTheRangesThatDiffer() {
        StackedShares shares =
                (StackedShares) figures(JudgeSamples.withRanges(even, "0.00", "50.00", "50.00", "0.00", "0.00"))
                        .getLast();

        assertThat(differing(shares), contains("low", "high"));
        assertThat(shares.text(), containsString("2 of 5 values differ."));
    }

    @Test
    void marksTheValueThatDiffersAndShowsSuchASummaryOfAll() {
        List<Figure> figures = figures(even, JudgeSamples.withValue(even, EntryKind.MEAN_MASS, "180.0"));
        ComparedValues values = (ComparedValues) figures.get(3);

        assertThat(
                values.rows().stream()
                        .filter(ComparedValues.Row::differs)
                        .map(ComparedValues.Row::name)
                        .toList(),
                contains("Mean in mg/dL"));
        assertThat(values.text(), endsWith(" The value differs. Of 2 such summaries of the run 1 differs."));
    }

    @Test
    void showsTheUnitThatCame() {
        List<Figure> figures =
                figures(Submissions.complete(JudgeSamples.context().in(GlucoseUnit.MOLAR), 1));

        assertThat(figures.get(1).title(), is("Glucose readings that came, in mmol/L"));
        assertThat(((Curve) figures.get(1)).axis().marks(), contains(3.0, 3.9, 10.0, 13.9, 16.7));
    }

    @Test
    void oneOddDateSqueezesNoCurve() {
        Curve curve = (Curve) figures(withReading(r -> r.put("effectiveDateTime", "1999-01-01T00:00:00Z")))
                .get(1);

        assertThat(
                curve.text(),
                endsWith("These are the two weeks with most readings; 1 reading of other times not drawn."));
        assertThat(curve.stretches().getFirst().points().getFirst().at(), is(Instant.parse("2026-05-14T00:05:00Z")));
    }

    @Test
    void whatLiesBeyondTheAxisIsSaid() {
        Curve curve =
                (Curve) figures(withReading(r -> r.withObject("/valueQuantity").put("value", 5.6)))
                        .get(1);

        assertThat(curve.text(), containsString("from 5.6 to 200 mg/dL."));
        assertThat(curve.text(), endsWith("1 reading beyond the axis drawn at its edge."));
    }

    @Test
    void aNumberOfHundredsOfDigitsHasNoPlaceOnAnAxis() {
        Curve curve = (Curve) figures(withReading(
                        r -> r.withObject("/valueQuantity").put("value", new BigDecimal("1".repeat(400)))))
                .get(1);

        assertThat(curve.stretches().getFirst().points(), hasSize(287));
    }

    @Test
    void aGapPartsTheCurve() {
        Submission gap = even.with(bundle -> {
            for (int removed = 0, i = bundle.path("entry").size() - 1; removed < 12 && i >= 0; i--) {
                String time =
                        bundle.at("/entry/" + i + "/resource/effectiveDateTime").asText();
                if (time.startsWith("2026-05-14T12:")) {
                    ((ArrayNode) bundle.path("entry")).remove(i);
                    removed++;
                }
            }
        });

        assertThat(((Curve) figures(gap).get(1)).stretches(), hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"effectiveDateTime\": \"+999999999-12-31T23:59:59Z\"}",
                "{\"effectiveDateTime\": \"-999999999-01-01T00:00:00Z\"}",
                "{\"effectiveDateTime\": \"yesterday\"}",
                "{\"effectiveDateTime\": 7}",
                "{\"effectiveDateTime\": \"2026-05-14\"}",
                "{\"valueQuantity\": {\"value\": 1e90}}",
                "{\"valueQuantity\": {\"value\": -1e90}}",
                "{\"valueQuantity\": {\"value\": \"100\"}}",
                "{\"valueQuantity\": [1, 2]}",
                "{\"code\": null}",
                "{\"identifier\": \"x\"}"
            })
    void brokenReadingsBreakNoPicture(String change) {
        List<Figure> figures =
                figures(withReading(r -> r.setAll(Submission.parse(change).bundle())));

        assertThat(figures.get(1), instanceOf(Curve.class));
        assertThat(figures.get(2), instanceOf(DayProfile.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "no JSON",
                "{\"resourceType\": \"Bundle\"}",
                "{\"resourceType\": \"Bundle\", \"entry\": 3}",
                "{\"resourceType\": \"Bundle\", \"entry\": {\"resource\": {}}}",
                "{\"resourceType\": \"Bundle\", \"entry\": [null, {}, {\"resource\": null}, {\"resource\": []}]}"
            })
    void whatIsNoSubmissionHasATimeLineOnly(String body) {
        SeenExchanges exchanges = new SeenExchanges();
        exchanges.add(CAME, Duration.ofMillis(20), "POST", "http://kit/fhir/$submit-cgm-bundle", body, 400, "");

        List<Figure> figures =
                new RunFigures(ZoneOffset.UTC).passed(exchanges.all(), exchanges.attempts(), CAME, CAME.plusSeconds(1));

        assertThat(figures, hasSize(1));
        assertThat(((TimeLine) figures.getFirst()).steps().getFirst().events(), hasSize(1));
    }

    private Submission withReading(Consumer<ObjectNode> change) {
        return even.withResource(EntryKind.READING_MASS.positionIn(even), change);
    }

    private static List<String> differing(StackedShares shares) {
        return shares.parts().stream().filter(Part::differs).map(Part::name).toList();
    }

    private static List<Figure> figures(Submission... run) {
        SeenExchanges exchanges = new SeenExchanges();
        for (Submission submission : run) {
            exchanges.add(
                    CAME,
                    Duration.ofMillis(20),
                    "POST",
                    "http://kit/fhir/$submit-cgm-bundle",
                    submission.json(),
                    200,
                    "");
        }
        return new RunFigures(ZoneOffset.UTC).passed(exchanges.all(), exchanges.attempts(), CAME, CAME.plusSeconds(1));
    }
}
