package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.cgmkit.engine.policy.Denominator;
import org.cgmkit.engine.policy.Denominator.Kind;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.Standing;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceRow;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.config.Computed;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
import org.cgmkit.outcomes.policy.Shares;
import org.cgmkit.outcomes.trace.DayTraces;
import org.cgmkit.outcomes.trace.Traces;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Gaps, and of what shares are shares. */
@ExtendWith(SubjectExtension.class)
class GapChecks {

    @Base("outcome-engine.gaps.denominator")
    @DisplayName("Shares are those of what is declared")
    void sharesAreOfWhatIsDeclared(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.DENOMINATOR);
        engine.assertSomethingFits(finding, PolicyKey.DENOMINATOR);
        if (!differsOnlyAtTheLimit(engine, finding)) {
            engine.assertAsDeclared(finding, PolicyKey.DENOMINATOR, "gaps.long");
        }
    }

    @Base("outcome-engine.gaps.limit")
    @DisplayName("A gap of exactly the longest length is treated as declared")
    void treatsTheLimitAsDeclared(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.DENOMINATOR);
        engine.assumeSomethingFits(finding, "gaps.denominator");
        if (found(finding).kind() != Kind.LINEAR || finding.standing(PolicyKey.DENOMINATOR) == Standing.DEFECT) {
            throw notApplicable("The engine does not interpolate up to a limit.");
        }
        if (differsOnlyAtTheLimit(engine, finding)) {
            throw failure(
                    "A gap of exactly " + found(finding).minutes() + " minutes",
                    engine.declared().text(PolicyKey.DENOMINATOR) + ", which the target file declares",
                    "the figures are those of " + finding.values(PolicyKey.DENOMINATOR),
                    "");
        }
    }

    private static boolean differsOnlyAtTheLimit(EngineUnderTest engine, Finding finding) {
        Denominator declared = engine.declared().of(PolicyKey.DENOMINATOR);
        return engine.declares(PolicyKey.DENOMINATOR)
                && !found(finding).equals(declared)
                && found(finding).kind() == declared.kind()
                && Objects.equals(found(finding).minutes(), declared.minutes());
    }

    private static Denominator found(Finding finding) {
        return finding.policy().orElseThrow().of(PolicyKey.DENOMINATOR);
    }

    @Base("outcome-engine.gaps.long")
    @DisplayName("No gap is filled without end")
    void fillsNoGapWithoutEnd(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.DENOMINATOR);
        engine.assumeSomethingFits(finding, "gaps.denominator");
        Kind kind = found(finding).kind();
        if (finding.standing(PolicyKey.DENOMINATOR) == Standing.DEFECT && (kind == Kind.HOLD || kind == Kind.LINEAR)) {
            throw failure(
                    "Gaps of up to 70 minutes",
                    "a limit from which on they are left open",
                    "the figures are those of " + finding.values(PolicyKey.DENOMINATOR),
                    "Nobody knows what glucose did in an hour without data: bridge an hour at most.");
        }
    }

    @Base("outcome-engine.gaps.no-data")
    @DisplayName("What had no data is told where shares are those of the period")
    void tellsWhatHadNoData(EngineUnderTest engine) {
        ShareSum sum = ShareSum.of(engine, Traces.gaps());
        if (sum.isOff()) {
            throw failure(
                    "Sum of the shares of a day with gaps, and of the share without data",
                    "100",
                    "was " + sum.text(),
                    "Tell the share without data beside the five, or leave it out of the denominator.");
        }
    }

    @Base("outcome-engine.gaps.cadence")
    @DisplayName("A reading stands for the interval of its sensor")
    void takesTheSensorsInterval(EngineUnderTest engine) {
        BigDecimal active = engine.number(DayTraces.quarterHour(), Figure.ACTIVE, Computed.ACTIVE);
        if (active.subtract(BigDecimal.valueOf(33)).abs().compareTo(BigDecimal.ONE) < 0) {
            throw failure(
                    "Active share of a day of a fifteen-minute sensor",
                    "100",
                    "was " + active.toPlainString(),
                    "96 readings are a whole day of such a sensor, not a third of one.");
        }
        if (active.compareTo(BigDecimal.valueOf(90)) < 0) {
            throw inconclusive(
                    "The active share is " + active.toPlainString() + ", for which the kit knows no reason.");
        }
    }

    @Base("outcome-engine.gaps.nothing-thrown-away")
    @DisplayName("A gap takes no other readings with it")
    void keepsWhatIsAroundAGap(EngineUnderTest engine) {
        EngineTask task = DayTraces.dayWithGap();
        engine.shares(task);
        if (Shares.fit(engine.answer(task), engine.right(task, Dimension.DENOMINATOR))) {
            return;
        }
        List<TraceRow> otherDays = task.rows().stream()
                .filter(row -> !row.time().startsWith("2026-05-05"))
                .toList();
        if (Shares.fit(engine.answer(task), engine.right(task.withRows(otherDays), Dimension.DENOMINATOR))) {
            throw failure(
                    "Share of low in four days, the second with ten low hours and a gap of three hours",
                    "10.75 (120 of 1116), or what the found policy makes of it",
                    "the whole day with the gap is gone",
                    "Leave the gap out, not what is around it.");
        }
        throw inconclusive(
                "The shares of four days fit no way of counting, which outcome-engine.gaps.denominator tells of.");
    }
}
