package org.cgmkit.cgm.submitter.judgement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.junit.jupiter.api.Test;

class GlucosePairTest {

    @Test
    void aValueInOneOfTheUnitsIsEnough() {
        assertThat(
                JudgeSamples.remarks(
                        of(Submissions.allMustSupport(JudgeSamples.context())).unit()),
                contains("Glucose came as a reading in mg/dL 3 times.", "Glucose came as a mean in mg/dL once."));
    }

    @Test
    void oneUnitOfEachPairIsAskedFor() {
        Submission means = Submissions.summaryOnly(JudgeSamples.context().in(GlucoseUnit.MOLAR), 1);

        assertThat(
                JudgeSamples.objections(of(means).unit()),
                contains(
                        "the whole run, glucose as readings: expected at least one value, in mg/dL or in mmol/L, but there"
                                + " is none among 7 entries. Send readings by the profile of one unit, or declare that there are"
                                + " none: cgm-data-submission-bundle#Bundle.entry:cgmSensorReadingMassPerVolume."));
        assertThat(
                "where they are declared",
                JudgeSamples.remarks(new MustSupportCoverage(
                                GuideVersion.STU1,
                                List.of(means),
                                ReceiverResources.nothing(),
                                Map.of(
                                        "cgm-data-submission-bundle#Bundle.entry:cgmSensorReadingMassPerVolume",
                                        "it shows them and does not send them"))
                        .unit()),
                contains("Glucose came as a mean in mmol/L once."));
        assertThat(
                "where nothing was asked for",
                JudgeSamples.reason(of(means).unit(true)),
                is("No value of readings passed, so it cannot be said in which unit they would come."));
    }

    @Test
    void glucoseInNeitherUnitIsNamed() {
        Submission none = without(EntryKind.MEAN_MASS, Submissions.summaryOnly(JudgeSamples.context(), 1));
        Submission absent = Submissions.readings(JudgeSamples.context(), 1).withResource(0, r -> {
            r.remove("valueQuantity");
            r.set("dataAbsentReason", Json.object().put("text", "signal lost"));
        });

        assertThat(
                JudgeSamples.objections(of(none, absent).unit()),
                contains(
                        startsWith("the whole run, glucose as readings: expected at least one value"),
                        startsWith("the whole run, glucose as means: expected at least one value")));
    }

    private static MustSupportCoverage of(Submission... run) {
        return new MustSupportCoverage(GuideVersion.STU1, List.of(run), ReceiverResources.nothing(), Map.of());
    }

    private static Submission without(EntryKind kind, Submission sound) {
        return sound.without(kind.positionIn(sound));
    }
}
