package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.observed;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.Standing;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.answer.EngineAnswer;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.config.Computed;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
import org.cgmkit.outcomes.trace.Traces;
import org.cgmkit.outcomes.trace.ValueTraces;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Units of values. */
@ExtendWith(SubjectExtension.class)
class UnitChecks {
    private static final int HALF = 50;
    private static final BigDecimal MOST_MOLAR = BigDecimal.valueOf(10);
    private static final BigDecimal LEAST_MASS = BigDecimal.valueOf(100);

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

    static boolean readsByRow(EngineUnderTest engine) {
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
        engine.assumeUnitIsStated();
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

    @Base("outcome-engine.units.stated")
    @DisplayName("The mean is in the unit that it says")
    void statesTheUnit(EngineUnderTest engine) {
        engine.number(Traces.plain(), Figure.MEAN, Computed.MEAN);
        if (isOfTheOtherUnit(engine)) {
            throw failure(
                    "Mean of a day of 80, 120, 160 and 240 mg/dL",
                    "150 mg/dL, or 8.32 mmol/L",
                    "was "
                            + engine.number(Traces.plain(), Figure.MEAN, Computed.MEAN)
                                    .toPlainString() + " " + stated(engine).code(),
                    "A number and its unit go together.");
        }
        engine.number(Traces.unitSwitch(), Figure.MEAN, Computed.MEAN);
        if (engine.answer(Traces.unitSwitch()).meanUnit().isEmpty()) {
            throw failure(
                    "Unit of the mean of a day with values in both units",
                    "mg/dL or mmol/L",
                    "none is there",
                    "Write it beside the value, or say it in 'figures' in the target file.");
        }
    }

    private static GlucoseUnit stated(EngineUnderTest engine) {
        return engine.answer(Traces.plain()).meanUnit().orElse(GlucoseUnit.MASS);
    }

    /** Whether the mean of a plain day is right in the unit that it does not say. */
    static boolean isOfTheOtherUnit(EngineUnderTest engine) {
        Optional<BigDecimal> mean = engine.answer(Traces.plain()).number(Figure.MEAN);
        boolean molar = mean.filter(value -> value.compareTo(MOST_MOLAR) < 0).isPresent();
        boolean mass = mean.filter(value -> value.compareTo(LEAST_MASS) > 0).isPresent();
        return stated(engine) == GlucoseUnit.MASS ? molar : mass;
    }

    @Expected("outcome-engine.units.absent")
    @DisplayName("Rows without a unit are told, or the trace is refused")
    void tellsOfRowsWithoutUnit(EngineUnderTest engine) {
        EngineAnswer answer = engine.answerOrRefusal(ValueTraces.withoutUnit());
        if (!answer.refused()
                && answer.json().path("notices").isEmpty()
                && answer.json().at("/excluded/withoutUnit").asInt() == 0) {
            throw failure(
                    "Telling of twelve rows without a unit",
                    "a number in 'excluded', a sentence in 'notices', or a refusal",
                    "nothing tells of them",
                    "5.5 may be mmol/L, and 120 may be a code: do not guess.");
        }
    }

    @Expected("outcome-engine.units.switch-told")
    @DisplayName("A change of the unit within a trace is told")
    void tellsOfTheSwitch(EngineUnderTest engine) {
        JsonNode notices = engine.answer(Traces.unitSwitch()).json().path("notices");
        if (notices.isMissingNode()) {
            throw observed("The engine has no place for notices.");
        }
        if (notices.isEmpty()) {
            throw failure(
                    "Notice of a day whose unit changes at noon",
                    "a sentence in 'notices'",
                    "there is none",
                    "A unit seldom changes by intent: who reads the figures should know.");
        }
    }
}
