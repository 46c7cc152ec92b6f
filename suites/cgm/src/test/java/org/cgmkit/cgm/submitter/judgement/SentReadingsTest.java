package org.cgmkit.cgm.submitter.judgement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.junit.jupiter.api.Test;

class SentReadingsTest {
    private static final CoveredPeriod ALWAYS =
            new CoveredPeriod("", Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

    private final Submission three = Submissions.threeReadings(JudgeSamples.context());

    @Test
    void aRepetitionUnderOtherIdentifiersCountsOnce() {
        Submission again = Submissions.threeReadings(JudgeSamples.context().with(IdentifierSource.stable("again")));

        assertThat(readings(GlucoseUnit.MASS, three, again), hasSize(3));
    }

    @Test
    void theSameTimeInAnotherOffsetIsTheSameTime() {
        Instant time = Instant.parse(three.resource(0).path("effectiveDateTime").asText());
        Submission berlin = three.withResource(
                0,
                r -> r.put(
                        "effectiveDateTime",
                        time.atOffset(ZoneOffset.ofHours(2)).toString()));

        assertThat(readings(GlucoseUnit.MASS, three, berlin), hasSize(3));
    }

    @Test
    void aCorrectionUnderTheSameIdentifierLeavesTheFirst() {
        List<GlucoseReading> found =
                readings(GlucoseUnit.MASS, three, JudgeSamples.withValue(three, EntryKind.READING_MASS, "39"));

        assertThat(found, is(readings(GlucoseUnit.MASS, three)));
    }

    @Test
    void twoSensorsMayMeasureAtTheSameTime() {
        Submission other = JudgeSamples.withValue(
                Submissions.threeReadings(JudgeSamples.context().with(IdentifierSource.stable("other"))),
                EntryKind.READING_MASS,
                "39");

        assertThat(readings(GlucoseUnit.MASS, three, other), hasSize(4));
    }

    @Test
    void unitsAreKeptApart() {
        Submission molar = Submissions.threeReadings(JudgeSamples.context().in(GlucoseUnit.MOLAR));

        assertThat(readings(GlucoseUnit.MASS, three, molar), hasSize(3));
        assertThat(readings(GlucoseUnit.MOLAR, three, molar), hasSize(3));
    }

    @Test
    void whatHasNoValueOrNoTimeIsLeftOut() {
        Submission absent = three.withResource(0, r -> {
            r.remove("valueQuantity");
            r.set("dataAbsentReason", Json.object().put("text", "signal lost"));
        });
        Submission day = absent.withResource(1, r -> r.put("effectiveDateTime", "2026-05-14"));

        assertThat(readings(GlucoseUnit.MASS, day), hasSize(1));
    }

    private static List<GlucoseReading> readings(GlucoseUnit unit, Submission... run) {
        List<SentEntry> entries = SentEntry.of(List.of(run));
        return new SentReadings(entries, ZoneOffset.UTC).in(unit, ALWAYS, run.length - 1);
    }
}
