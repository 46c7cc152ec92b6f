package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.util.List;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.answer.EngineAnswer;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.config.Computed;
import org.cgmkit.outcomes.trace.LateTraces;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Readings that come late, and readings that are taken back. */
@ExtendWith(SubjectExtension.class)
class LateChecks {

    @Base("outcome-engine.late.recomputed")
    @DisplayName("Readings that come late change the figures of their time")
    void computesAnew(EngineUnderTest engine) {
        List<EngineAnswer> steps = cameAndWent(engine);
        if (isUnchanged(steps)) {
            throw failure(
                    "Share of low after four low hours have come late",
                    "another one than before them",
                    "was " + low(steps.get(1)) + " before and after",
                    "Compute anew what late readings belong to.");
        }
    }

    @Base("outcome-engine.late.same-as-whole")
    @DisplayName("What comes in two parts gives the same figures as all at once")
    void isTheSameAsAllAtOnce(EngineUnderTest engine) {
        List<EngineAnswer> steps = cameAndWent(engine);
        assumeChanged(steps);
        AnswerChecks.assumeStable(engine);

        assertNone(
                "figures that differ from those of the whole day at once",
                AnswerChecks.differences(engine.answer(LateTraces.whole()), steps.get(1)),
                "Each reading counts once, whenever it comes.");
    }

    @Base("outcome-engine.late.outside")
    @DisplayName("Late readings of another time change nothing")
    void ignoresOtherTimes(EngineUnderTest engine) {
        engine.assumeComputes(Computed.SHARES);
        AnswerChecks.assumeStable(engine);
        List<EngineAnswer> steps = engine.steps("outside", LateTraces.outside());

        assertNone(
                "figures of a day that readings of the day before have changed",
                AnswerChecks.differences(steps.getFirst(), steps.getLast()),
                "A period has a start and an end, for late readings as well.");
    }

    @Base("outcome-engine.late.removed")
    @DisplayName("Readings that are taken back no longer count")
    void forgetsWhatIsTakenBack(EngineUnderTest engine) {
        List<EngineAnswer> steps = cameAndWent(engine);
        assumeChanged(steps);
        AnswerChecks.assumeStable(engine);

        assertNone(
                "figures that differ from those before readings came that were taken back",
                AnswerChecks.differences(steps.getFirst(), steps.getLast()),
                "Compute anew without them.");
    }

    private static List<EngineAnswer> cameAndWent(EngineUnderTest engine) {
        engine.assumeComputes(Computed.SHARES);
        return engine.steps("late", LateTraces.cameAndWent());
    }

    private static void assumeChanged(List<EngineAnswer> steps) {
        if (isUnchanged(steps)) {
            throw inconclusive("Late readings change nothing, which outcome-engine.late.recomputed tells of.");
        }
    }

    private static boolean isUnchanged(List<EngineAnswer> steps) {
        return AnswerChecks.differences(steps.get(0), steps.get(1)).stream()
                .noneMatch(each -> each.startsWith(Figure.LOW.id()) || each.startsWith(Figure.BELOW_70.id()));
    }

    private static String low(EngineAnswer answer) {
        return answer.number(Figure.LOW).map(Object::toString).orElse("nothing");
    }
}
