package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.cgmkit.engine.calculation.RangeShares;
import org.cgmkit.engine.policy.Classification;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.RangeLimits;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.answer.EngineAnswer;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.config.Computed;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
import org.cgmkit.outcomes.trace.Traces;
import org.cgmkit.outcomes.trace.ValueTraces;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Limits of the ranges, in both units. */
@ExtendWith(SubjectExtension.class)
class RangeChecks {
    private static final int ALL = 100;
    private static final String MASS = "mg/dL";
    private static final String MOLAR = "mmol/L";

    @Base("outcome-engine.ranges.threshold-54")
    @DisplayName("54 mg/dL is low and not very low")
    void puts54IntoLow(EngineUnderTest engine) {
        assertAllIn(engine, "54", MASS, Figure.LOW);
    }

    @Base("outcome-engine.ranges.threshold-70")
    @DisplayName("70 mg/dL is in target")
    void puts70IntoTarget(EngineUnderTest engine) {
        assertAllIn(engine, "70", MASS, Figure.TARGET);
    }

    @Base("outcome-engine.ranges.threshold-180")
    @DisplayName("180 mg/dL is in target")
    void puts180IntoTarget(EngineUnderTest engine) {
        assertAllIn(engine, "180", MASS, Figure.TARGET);
    }

    @Base("outcome-engine.ranges.threshold-250")
    @DisplayName("250 mg/dL is high and not very high")
    void puts250IntoHigh(EngineUnderTest engine) {
        assertAllIn(engine, "250", MASS, Figure.HIGH);
    }

    @Base("outcome-engine.ranges.molar-3-0")
    @DisplayName("3.0 mmol/L is low and not very low")
    void puts3IntoLow(EngineUnderTest engine) {
        assertAllIn(engine, "3.0", MOLAR, Figure.LOW);
    }

    @Base("outcome-engine.ranges.molar-3-9")
    @DisplayName("3.9 mmol/L is in target")
    void puts3Point9IntoTarget(EngineUnderTest engine) {
        assertAllIn(engine, "3.9", MOLAR, Figure.TARGET);
    }

    @Base("outcome-engine.ranges.molar-10-0")
    @DisplayName("10.0 mmol/L is in target")
    void puts10IntoTarget(EngineUnderTest engine) {
        assertAllIn(engine, "10.0", MOLAR, Figure.TARGET);
    }

    @Base("outcome-engine.ranges.molar-13-9")
    @DisplayName("13.9 mmol/L is high and not very high")
    void puts13Point9IntoHigh(EngineUnderTest engine) {
        assertAllIn(engine, "13.9", MOLAR, Figure.HIGH);
    }

    private static void assertAllIn(EngineUnderTest engine, String value, String unit, Figure range) {
        RangeLimits limits = engine.declared().of(PolicyKey.LIMITS);
        if (limits != RangeLimits.STANDARD && isElsewhere(value, unit, limits)) {
            throw notApplicable("The engine declares other limits, at which outcome-engine.ranges.other-limits looks.");
        }
        BigDecimal share = engine.share(Traces.oneValue(value, unit), range);
        if (ShareSum.isNearly(share, ALL)) {
            return;
        }
        if (convertsUnrounded(engine.finding(Dimension.CLASSIFICATION))) {
            throw inconclusive("The engine converts values and compares them unrounded, which"
                    + " outcome-engine.ranges.unit-own tells of.");
        }
        throw failure(
                "Share of " + range.id() + " in a day of " + value + " " + unit,
                "100",
                "was " + share.toPlainString(),
                "The limits belong to the range that is nearer to the target.");
    }

    /** Whether other limits put a value into another range than the usual ones do. */
    private static boolean isElsewhere(String value, String unit, RangeLimits limits) {
        BigDecimal number = new BigDecimal(value);
        GlucoseRange.Limits other = limits.in(unit.equals(MASS) ? GlucoseUnit.MASS : GlucoseUnit.MOLAR);
        GlucoseRange.Limits usual = RangeLimits.STANDARD.in(unit.equals(MASS) ? GlucoseUnit.MASS : GlucoseUnit.MOLAR);
        return isTarget(number, other) != isTarget(number, usual);
    }

    private static boolean isTarget(BigDecimal value, GlucoseRange.Limits limits) {
        return value.compareTo(limits.target()) >= 0 && value.compareTo(limits.high()) <= 0;
    }

    @Base("outcome-engine.ranges.other-limits")
    @DisplayName("Other limits of the target that are declared are used")
    void usesOtherLimits(EngineUnderTest engine) {
        RangeLimits declared = engine.declared().of(PolicyKey.LIMITS);
        if (declared == RangeLimits.STANDARD) {
            throw notApplicable("The engine declares no other limits ('ranges.limits').");
        }
        for (GlucoseUnit unit : GlucoseUnit.values()) {
            GlucoseRange.Limits limits = declared.in(unit);
            BigDecimal step = unit == GlucoseUnit.MASS ? BigDecimal.ONE : new BigDecimal("0.1");
            assertTarget(engine, limits.target(), unit, ALL);
            assertTarget(engine, limits.high(), unit, ALL);
            assertTarget(engine, limits.target().subtract(step), unit, 0);
            assertTarget(engine, limits.high().add(step), unit, 0);
        }
    }

    private static void assertTarget(EngineUnderTest engine, BigDecimal value, GlucoseUnit unit, int expected) {
        BigDecimal share = engine.share(Traces.oneValue(value.toPlainString(), unit.code()), Figure.TARGET);
        if (!ShareSum.isNearly(share, expected)) {
            throw failure(
                    "Share of target in a day of " + value + " " + unit.code(),
                    expected + " by the limits that the target file declares, "
                            + engine.declared().text(PolicyKey.LIMITS),
                    "was " + share.toPlainString(),
                    "Both limits belong to the target.");
        }
    }

    @Base("outcome-engine.ranges.cumulative")
    @DisplayName("The share below 70 has what is below 54 in it, that above 180 what is above 250")
    void cumulatesShares(EngineUnderTest engine) {
        engine.assumeComputes(Computed.SHARES);
        EngineAnswer answer = engine.answer(Traces.edgesInMass());
        RangeShares exact =
                engine.right(Traces.edgesInMass(), Dimension.CLASSIFICATION).shares();
        boolean any = false;
        any |= cumulates(answer, exact, Figure.BELOW_70, GlucoseRange.LOW, GlucoseRange.VERY_LOW);
        any |= cumulates(answer, exact, Figure.ABOVE_180, GlucoseRange.HIGH, GlucoseRange.VERY_HIGH);
        if (!any) {
            throw notApplicable("The answer has neither below70 nor above180.");
        }
    }

    private static boolean cumulates(
            EngineAnswer answer, @Nullable RangeShares exact, Figure figure, GlucoseRange part, GlucoseRange rest) {
        Optional<BigDecimal> written = answer.number(figure);
        if (written.isEmpty() || exact == null) {
            return false;
        }
        BigDecimal alone = exact.percent(part).decimal();
        BigDecimal both = alone.add(exact.percent(rest).decimal());
        BigDecimal unit = BigDecimal.ONE.movePointLeft(
                Math.max(0, Math.min(9, written.get().scale())));
        if (written.get().subtract(alone).abs().compareTo(unit) <= 0
                && written.get().subtract(both).abs().compareTo(unit) > 0) {
            throw failure(
                    "Share " + figure.id() + " of a day with values in all ranges",
                    both.setScale(2, RoundingMode.HALF_UP) + ", as what lies farther out is in it",
                    "was " + written.get().toPlainString(),
                    "By its name it is all that lies beyond the limit.");
        }
        return true;
    }

    @Base("outcome-engine.ranges.unit-own")
    @DisplayName("Values are not compared unrounded with limits of the other unit")
    void comparesInItsOwnUnit(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.CLASSIFICATION);
        if (finding.fitting().isEmpty()) {
            throw inconclusive(
                    "The shares fit no way of comparing; the rows of the single limits say which value is in another range.");
        }
        if (convertsUnrounded(finding)) {
            throw failure(
                    "Comparison with the limits",
                    "limits of the value's own unit, or a converted value that is rounded first",
                    "the figures are those of " + finding.values(PolicyKey.CLASSIFICATION),
                    "70 mg/dL are 3.885 mmol/L and 10.0 mmol/L are 180.2 mg/dL: keep limits for both units, or round what"
                            + " was converted to what a sensor shows.");
        }
        Finding both = engine.finding(Dimension.FRACTIONAL);
        engine.assertAsDeclared(both.narrowed().isEmpty() ? finding : both, PolicyKey.CLASSIFICATION, "units.by-row");
    }

    private static boolean convertsUnrounded(Finding finding) {
        return finding.policy()
                .map(policy -> policy.of(PolicyKey.CLASSIFICATION))
                .filter(found -> found == Classification.MASS_EXACT || found == Classification.MOLAR_EXACT)
                .isPresent();
    }

    @Base("outcome-engine.ranges.five")
    @DisplayName("Values between two whole numbers are in one range each")
    void leavesNoValueOut(EngineUnderTest engine) {
        ShareSum sum = ShareSum.of(engine, ValueTraces.halves());
        if (sum.isOff()) {
            throw failure(
                    "Sum of the five shares of a day with 53.5, 69.5, 180.5 and 250.5 mg/dL",
                    "100",
                    "was " + sum.text(),
                    "The ranges have gaps or overlap: compare with limits, not with lists of whole numbers.");
        }
    }

    @Base("outcome-engine.ranges.fractional")
    @DisplayName("Decimals that sensors do not show are treated as declared")
    void treatsDecimalsAsDeclared(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.FRACTIONAL);
        if (ShareSum.of(engine, ValueTraces.halves()).isOff()) {
            throw inconclusive("The shares do not make 100, which outcome-engine.ranges.five tells of.");
        }
        engine.assertSomethingFits(finding, PolicyKey.FRACTIONAL);
        engine.assertAsDeclared(finding, PolicyKey.FRACTIONAL, "ranges.fractional");
    }
}
