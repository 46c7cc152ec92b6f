package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.Standing;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
import org.cgmkit.outcomes.trace.Traces;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Units of values. */
@ExtendWith(SubjectExtension.class)
class UnitChecks {
    private static final int HALF = 50;

    @Base("outcome-engine.units.by-row")
    @DisplayName("Each row is read in its own unit")
    void readsEachRowInItsUnit(EngineUnderTest engine) {
        if (!readsByRow(engine)) {
            throw failure(
                    "Shares of a day whose unit changes at noon, half of it low",
                    "50 low and 50 target",
                    "was " + engine.share(Traces.unitSwitch(), Figure.LOW).toPlainString() + " low and "
                            + engine.share(Traces.unitSwitch(), Figure.TARGET).toPlainString() + " target",
                    "The unit is one of the row, not of the file.");
        }
    }

    private static boolean readsByRow(EngineUnderTest engine) {
        return ShareSum.isNearly(engine.share(Traces.unitSwitch(), Figure.LOW), HALF)
                && ShareSum.isNearly(engine.share(Traces.unitSwitch(), Figure.TARGET), HALF);
    }

    @Base("outcome-engine.units.factor")
    @DisplayName("Units are converted by one factor, the declared one")
    void convertsByOneFactor(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.FACTOR);
        if (!readsByRow(engine)) {
            throw inconclusive("Rows are not read in their own units, which outcome-engine.units.by-row tells of.");
        }
        engine.assertSomethingFits(finding, PolicyKey.FACTOR);
        if (finding.standing(PolicyKey.FACTOR) == Standing.DEFECT) {
            throw failure(
                    PolicyKey.FACTOR.title(),
                    "a factor in use, from 18 to 18.0182",
                    "the mean is that of " + finding.values(PolicyKey.FACTOR),
                    "");
        }
        engine.assertAsDeclared(finding, PolicyKey.FACTOR, "units.factor");
    }
}
