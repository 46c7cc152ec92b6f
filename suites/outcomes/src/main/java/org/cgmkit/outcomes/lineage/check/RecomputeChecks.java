package org.cgmkit.outcomes.lineage.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.lineage.play.LineageStep.Kind;
import org.cgmkit.outcomes.lineage.play.LineageStep.Series;
import org.cgmkit.outcomes.lineage.play.PlayedStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of results when readings come late, come again, or are taken back. */
@ExtendWith(SubjectExtension.class)
class RecomputeChecks {

    @Base("lineage.recompute.happens")
    @DisplayName("Readings that come late change the posted result")
    void isComputedAnew(Lineage lineage) {
        lineage.first();
        PlayedStep late = lineage.main(Kind.LATE);
        if (!late.swallowedCorrections().isEmpty()) {
            throw inconclusive("The correction was swallowed, which lineage.recompute.not-swallowed tells of.");
        }
        PostedResult before = lineage.ranges(lineage.main(Kind.FIRST));
        PostedResult after = lineage.ranges(late);
        if (before.shares().equals(after.shares())) {
            throw failure(
                    "Times in ranges after two low hours came late",
                    "other shares than before them",
                    "the shares are " + after.figure() + " before and after",
                    "Compute anew what late readings belong to, and post it; `waits.settle` says how long that takes.");
        }
    }

    @Base("lineage.recompute.all-figures")
    @DisplayName("Every figure of the window follows late readings")
    void computesAllAnew(Lineage lineage) {
        PlayedStep first = lineage.main(Kind.FIRST);
        PlayedStep late = lineage.main(Kind.LATE);
        lineage.first();
        lineage.assumeRecomputed();
        Outcomes before = lineage.right(first);
        Outcomes after = lineage.right(late);
        List<String> old = new ArrayList<>();
        int looked = 0;
        for (Loinc code : List.of(
                Loinc.TIMES_IN_RANGES,
                Loinc.MEAN_GLUCOSE_MASS,
                Loinc.MEAN_GLUCOSE_MOLES,
                Loinc.GMI,
                Loinc.COEFFICIENT_OF_VARIATION,
                Loinc.SENSOR_ACTIVE_PERCENTAGE)) {
            Optional<PostedResult> result = lineage.newest(late, code);
            Optional<Boolean> right = result.flatMap(each -> each.says(after));
            if (result.isPresent() && right.isPresent()) {
                looked++;
                if (!right.get() && result.get().says(before).orElse(false)) {
                    old.add(result.get().named() + " is " + result.get().figure() + ", as before");
                }
            }
        }
        if (looked == 0) {
            throw inconclusive("No figure that the kit can compute was found after late readings.");
        }
        assertNone(
                "figures that are those of before the late readings", old, "Compute all figures of a window together.");
    }

    @Base("lineage.recompute.not-swallowed")
    @DisplayName("A correction is what is stored, and not taken for what was there")
    void isNotSwallowed(Lineage lineage) {
        if (!lineage.play().isOwn()) {
            throw notApplicable(
                    "Results are read from another server; what conditional creates swallow is seen where the"
                            + " platform posts to the kit.");
        }
        PlayedStep late = lineage.main(Kind.LATE);
        List<String> swallowed = late.swallowedCorrections().stream()
                .map(each ->
                        new PostedResult(each.kept()).named() + " was kept, " + new PostedResult(each.posted()).figure()
                                + " was posted, " + new PostedResult(each.kept()).figure() + " is stored")
                .toList();
        if (swallowed.isEmpty()) {
            lineage.first();
            lineage.assumeRecomputed();
        }
        assertNone(
                "corrections that a conditional create did not store, answered 200",
                swallowed,
                "ifNoneExist finds the old result by its identifier: use another identifier for each computation, or update the"
                        + " result.");
    }

    @Expected("lineage.recompute.quiet")
    @DisplayName("Readings that change nothing make no new version")
    void staysQuiet(Lineage lineage) {
        lineage.first();
        lineage.assumeRecomputed();
        PlayedStep again = lineage.main(Kind.REPEATED);
        assertNone(
                "results of late readings that were there already",
                lineage.results(again).stream().map(PostedResult::named).toList(),
                "Post a new version where a figure differs.");
    }

    @Base("lineage.recompute.removal")
    @DisplayName("Readings that are taken back change the posted result")
    void forgetsWhatIsTakenBack(Lineage lineage) {
        lineage.first();
        lineage.assumeRecomputed();
        PostedResult before = lineage.ranges(lineage.main(Kind.REPEATED));
        PostedResult after = lineage.ranges(lineage.main(Kind.REMOVED));
        if (before.shares().equals(after.shares())) {
            throw failure(
                    "Times in ranges after an hour of low readings was taken back",
                    "other shares than before",
                    "the shares are " + after.figure() + " before and after",
                    "Compute anew without readings that no longer count.");
        }
    }

    @Base("lineage.recompute.order")
    @DisplayName("Two late blocks end in the same figures, whichever comes first")
    void endsAlikeInAnyOrder(Lineage lineage) {
        lineage.first();
        PlayedStep forward = lineage.steps(Series.FORWARD).getLast();
        PlayedStep backward = lineage.steps(Series.BACKWARD).getLast();
        lineage.assumeRecomputed();
        PostedResult one = lineage.ranges(forward);
        PostedResult other = lineage.ranges(backward);
        if (!one.shares().equals(other.shares())) {
            throw failure(
                    "Times in ranges after two late blocks",
                    "the same shares, whichever of both came first",
                    "the shares are " + one.figure() + " and " + other.figure(),
                    "Compute anew from all readings that are there, and let the newest computation be the last.");
        }
    }

    @Base("lineage.recompute.closed")
    @DisplayName("After a window was closed its figures stay, and late readings are told of")
    void staysClosed(Lineage lineage) {
        if (lineage.play().target().closing().isEmpty()) {
            throw notApplicable("The target file does not say that windows are closed.");
        }
        lineage.first();
        PlayedStep late = lineage.steps(Series.CLOSED).getLast();
        assertNone(
                "results of readings that came after the window was closed",
                lineage.results(late).stream().map(PostedResult::named).toList(),
                "Keep what is closed, or do not declare 'closes'.");
        if (late.told().path("notices").isEmpty()) {
            throw failure(
                    "Readings that came after the window was closed",
                    "a sentence about them in 'notices' of what the step answers",
                    "nothing is told",
                    "Tell what does not count.");
        }
    }

    @Base("lineage.cohort.reproducible")
    @DisplayName("For a moment of the past the same figures are answered each time")
    void answersForThePast(Lineage lineage) {
        if (!lineage.play().target().answersAsOf()) {
            throw notApplicable("The target file does not say that the platform answers for the past.");
        }
        JsonNode then = lineage.main(Kind.FIRST).figuresAsOf();
        if (then.isEmpty()) {
            throw inconclusive("The step as-of answered no 'figures'.");
        }
        lineage.assumeRecomputed();
        for (Kind kind : List.of(Kind.LATE, Kind.REMOVED)) {
            JsonNode now = lineage.main(kind).figuresAsOf();
            if (!now.equals(then)) {
                throw failure(
                        "Figures as of the first computation, asked for after the step "
                                + lineage.main(kind).step().name(),
                        String.valueOf(then),
                        "they are " + now,
                        "Keep what was known when, and answer from that.");
            }
        }
    }
}
