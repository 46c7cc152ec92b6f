package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.math.BigDecimal;
import org.cgmkit.engine.policy.Classification;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
import org.cgmkit.outcomes.trace.Traces;
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
        engine.log().remark(PolicyKey.CLASSIFICATION.id() + ": " + finding.values(PolicyKey.CLASSIFICATION) + ".");
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
        ShareSum sum = ShareSum.of(engine, Traces.halves());
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
        if (ShareSum.of(engine, Traces.halves()).isOff()) {
            throw inconclusive("The shares do not make 100, which outcome-engine.ranges.five tells of.");
        }
        engine.assertSomethingFits(finding, PolicyKey.FRACTIONAL);
        engine.assertAsDeclared(finding, PolicyKey.FRACTIONAL, "ranges.fractional");
    }
}
