package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.cgmkit.engine.calculation.RangeShares;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.config.Computed;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
import org.cgmkit.outcomes.policy.Look;
import org.cgmkit.outcomes.policy.Shares;
import org.cgmkit.outcomes.trace.DayTraces;
import org.cgmkit.outcomes.trace.Traces;
import org.cgmkit.outcomes.trace.ValueTraces;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mean, spread and the indices that follow from them. */
@ExtendWith(SubjectExtension.class)
class StatisticsChecks {
    /** Those of a plain day, in percent. */
    private static final BigDecimal VARIATION = new BigDecimal("39.509184");

    private static final BigDecimal VARIATION_OVER_N = new BigDecimal("39.440532");

    @Base("outcome-engine.statistics.mean")
    @DisplayName("The mean is that of the readings")
    void computesTheMean(EngineUnderTest engine) {
        engine.assumeComputes(Computed.MEAN);
        engine.assumeUnitIsStated();
        for (EngineTask task : List.of(Traces.plain(), DayTraces.unevenDays())) {
            BigDecimal mean = engine.number(task, Figure.MEAN, Computed.MEAN);
            if (!Shares.meanFits(engine.answer(task), engine.right(task, Dimension.DENOMINATOR))) {
                throw failure(
                        "Mean of "
                                + (task.equals(Traces.plain())
                                        ? "a day"
                                        : "a whole day of 100 and half a day of 200 mg/dL"),
                        task.equals(Traces.plain()) ? "150" : "133.3",
                        "was " + mean.toPlainString(),
                        "It is the sum of the readings over their number; a unit beside it has to be the one that it is in.");
            }
        }
    }

    @Base("outcome-engine.statistics.sd")
    @DisplayName("The standard deviation is divided as declared")
    void dividesAsDeclared(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.DEVIATION);
        engine.assumeUnitIsStated();
        engine.assertSomethingFits(finding, PolicyKey.DEVIATION);
        engine.assertAsDeclared(finding, PolicyKey.DEVIATION, "statistics.sd");
    }

    @Base("outcome-engine.statistics.cv")
    @DisplayName("The coefficient of variation is the standard deviation over the mean, in percent")
    void computesTheVariation(EngineUnderTest engine) {
        BigDecimal cv = engine.number(Traces.plain(), Figure.CV, Computed.CV);
        BigDecimal sd = engine.number(Traces.plain(), Figure.SD, Computed.SD);
        BigDecimal mean = engine.number(Traces.plain(), Figure.MEAN, Computed.MEAN);
        if (isOfRoundedParts(cv, sd, mean)) {
            throw inconclusive(
                    "It is that of a rounded mean and deviation, which outcome-engine.numbers.carried tells of.");
        }
        if (!isOfItsParts(cv, sd, mean)) {
            throw failure(
                    "Coefficient of variation",
                    sd.movePointRight(2).divide(mean, MathContext.DECIMAL64).setScale(4, RoundingMode.HALF_UP)
                            + " from the engine's own standard deviation and mean",
                    "was " + cv.toPlainString(),
                    "It is told in percent.");
        }
    }

    @Base("outcome-engine.numbers.carried")
    @DisplayName("Figures that follow from others are computed before these are rounded")
    void carriesUnroundedFigures(EngineUnderTest engine) {
        BigDecimal cv = engine.number(Traces.plain(), Figure.CV, Computed.CV);
        BigDecimal sd = engine.number(Traces.plain(), Figure.SD, Computed.SD);
        BigDecimal mean = engine.number(Traces.plain(), Figure.MEAN, Computed.MEAN);
        if (isOfRoundedParts(cv, sd, mean)) {
            throw failure(
                    "Coefficient of variation of a day of 80, 120, 160 and 240 mg/dL",
                    "39.51, or 39.44 over n",
                    "was " + cv.toPlainString() + ", which is that of 59 and 150",
                    "Round each figure once, when it is written.");
        }
        boolean known = !engine.finding(Dimension.DEVIATION).fitting().isEmpty();
        if (known
                && isOfItsParts(cv, sd, mean)
                && !Look.CV.fits(engine.answer(Traces.plain()), engine.right(Traces.plain(), Dimension.DEVIATION))) {
            throw failure(
                    "Coefficient of variation of a day of 80, 120, 160 and 240 mg/dL",
                    "39.509184, or 39.440532 over n, rounded",
                    "was " + cv.toPlainString(),
                    "It is near to what the rounded mean and deviation come to. Round each figure once, when it is"
                            + " written.");
        }
    }

    /** Whether it is the one over the other, but for what rounding or cutting off of the three may have changed. */
    private static boolean isOfItsParts(BigDecimal cv, BigDecimal sd, BigDecimal mean) {
        BigDecimal least = sd.subtract(half(sd)).divide(mean.add(half(mean)), MathContext.DECIMAL64);
        BigDecimal most = sd.add(half(sd)).divide(mean.subtract(half(mean)), MathContext.DECIMAL64);
        return cv.add(half(cv)).compareTo(least.movePointRight(2)) >= 0
                && cv.subtract(half(cv)).compareTo(most.movePointRight(2)) <= 0;
    }

    /** Whether it is what whole numbers make of mean and deviation, and not what unrounded ones make. */
    private static boolean isOfRoundedParts(BigDecimal cv, BigDecimal sd, BigDecimal mean) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.max(0, Math.min(9, cv.scale())));
        BigDecimal most = unit.divide(BigDecimal.TWO, MathContext.DECIMAL64);
        BigDecimal rounded = ratio(sd.setScale(0, RoundingMode.HALF_UP), mean.setScale(0, RoundingMode.HALF_UP));
        return cv.subtract(rounded).abs().compareTo(most) <= 0
                && cv.subtract(VARIATION).abs().compareTo(unit) > 0
                && cv.subtract(VARIATION_OVER_N).abs().compareTo(unit) > 0;
    }

    private static BigDecimal ratio(BigDecimal sd, BigDecimal mean) {
        return mean.signum() == 0 ? BigDecimal.ZERO : sd.movePointRight(2).divide(mean, MathContext.DECIMAL64);
    }

    /** What rounding, or cutting off, may have taken from a figure. */
    private static BigDecimal half(BigDecimal figure) {
        return BigDecimal.ONE.movePointLeft(Math.max(0, Math.min(9, figure.scale())));
    }

    @Base("outcome-engine.statistics.gmi")
    @DisplayName("GMI is computed by the declared formula")
    void computesGmiAsDeclared(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.GMI);
        engine.assertSomethingFits(finding, PolicyKey.GMI);
        engine.assertAsDeclared(finding, PolicyKey.GMI, "statistics.gmi");
    }

    @Base("outcome-engine.statistics.gri")
    @DisplayName("GRI has its weights and goes to 100")
    void computesTheRiskIndex(EngineUnderTest engine) {
        for (EngineTask task : List.of(Traces.plain(), ValueTraces.highRisk())) {
            BigDecimal index = engine.number(task, Figure.GRI, Computed.GRI);
            RangeShares right = Objects.requireNonNull(
                    engine.right(task, Dimension.DENOMINATOR).shares());
            BigDecimal exact = right.riskIndex().decimal();
            if (index.subtract(exact).abs().compareTo(half(index)) > 0) {
                throw failure(
                        "GRI of " + right.amounts(),
                        exact.setScale(4, RoundingMode.HALF_UP).toPlainString(),
                        "was " + index.toPlainString(),
                        "3.0 very low, 2.4 low, 1.6 very high and 0.8 high, at most 100.");
            }
        }
    }
}
