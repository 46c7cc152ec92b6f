package org.cgmkit.engine.calculation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.cgmkit.engine.policy.Deviation;
import org.cgmkit.engine.policy.GmiFormula;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.guide.glucose.GlucoseStatistics;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.jspecify.annotations.Nullable;

/**
 * Mean and spread of readings, exact but for the square root.
 *
 * @param mean the mean in mg/dL
 * @param molarMean the mean in mmol/L
 * @param variance the square of the standard deviation in mg/dL; null for a single reading over n-1
 * @param gmi the glucose management indicator, in percent
 * @param factor how many mg/dL make one mmol/L
 */
public record Spread(
        Rational mean, Rational molarMean, @Nullable Rational variance, Rational gmi, Rational factor) {
    private static final Rational IFCC_INTERCEPT = Rational.of(new BigDecimal("12.71"));
    private static final Rational IFCC_SLOPE = Rational.of(new BigDecimal("4.70587"));
    private static final Rational NGSP_INTERCEPT = Rational.of(new BigDecimal("2.152"));
    private static final Rational NGSP_SLOPE = Rational.of(new BigDecimal("0.09148"));

    /**
     * The spread of readings, of which there is at least one.
     *
     * @param weight what a reading weighs; where all weigh the same, that is one
     */
    static Spread of(
            List<SensorValue> readings,
            RangeRule ranges,
            Policy policy,
            ToLongFunction<SensorValue> weight,
            boolean weighs) {
        // Few values come many times, so a sum over the different ones is exact and quick.
        Map<Rational, Long> weights = new HashMap<>();
        readings.forEach(
                each -> weights.merge(ranges.mass(each.value(), each.unit()), weight.applyAsLong(each), Long::sum));
        Rational sum = Rational.ZERO;
        long total = 0;
        for (Map.Entry<Rational, Long> each : weights.entrySet()) {
            sum = sum.plus(each.getKey().times(Rational.of(each.getValue())));
            total += each.getValue();
        }
        Rational mean = sum.over(Rational.of(total));
        Rational squares = Rational.ZERO;
        for (Map.Entry<Rational, Long> each : weights.entrySet()) {
            Rational distance = each.getKey().minus(mean);
            squares = squares.plus(distance.times(distance).times(Rational.of(each.getValue())));
        }
        boolean lessOne = policy.of(PolicyKey.DEVIATION) == Deviation.COUNT_LESS_ONE && !weighs;
        long divisor = lessOne ? total - 1 : total;
        Rational molar = ranges.molar(mean, GlucoseUnit.MASS);
        return new Spread(
                mean,
                molar,
                divisor == 0 ? null : squares.over(Rational.of(divisor)),
                gmi(mean, molar, policy.of(PolicyKey.GMI)),
                Rational.of(policy.of(PolicyKey.FACTOR)));
    }

    /** The mean in that unit. */
    public Rational mean(GlucoseUnit unit) {
        return unit == GlucoseUnit.MASS ? mean : molarMean;
    }

    /** The standard deviation in that unit, with 34 digits; null for a single reading over n-1. */
    public @Nullable BigDecimal deviation(GlucoseUnit unit) {
        if (variance == null) {
            return null;
        }
        return unit == GlucoseUnit.MASS
                ? variance.root()
                : variance.over(factor.times(factor)).root();
    }

    /** The coefficient of variation in percent, with 34 digits; null where there is no standard deviation. */
    public @Nullable BigDecimal variation() {
        return variance == null
                ? null
                : variance.over(mean.times(mean)).root().multiply(BigDecimal.valueOf(100), MathContext.DECIMAL128);
    }

    private static Rational gmi(Rational mass, Rational molar, GmiFormula formula) {
        return formula == GmiFormula.MASS
                ? Rational.of(GlucoseStatistics.GMI_INTERCEPT)
                        .plus(Rational.of(GlucoseStatistics.GMI_SLOPE).times(mass))
                : IFCC_INTERCEPT.plus(IFCC_SLOPE.times(molar)).times(NGSP_SLOPE).plus(NGSP_INTERCEPT);
    }
}
