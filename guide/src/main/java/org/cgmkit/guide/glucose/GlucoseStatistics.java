package org.cgmkit.guide.glucose;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;

/**
 * Mean, spread and glucose management indicator of readings, none of it rounded (34 digits). The sums are exact, so the
 * order of the readings and the machine make no difference.
 *
 * @param unit the unit of the readings
 * @param count how many there are, at least one
 * @param sum their sum
 * @param sumOfSquares the sum of their squares
 */
public record GlucoseStatistics(GlucoseUnit unit, long count, BigDecimal sum, BigDecimal sumOfSquares) {
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Slope and intercept of the glucose management indicator for a mean in mg/dL: GMI (%) = 3.31 + 0.02392 × mean
     * (Bergenstal et al. 2018, Diabetes Care 41:2275).
     */
    public static final BigDecimal GMI_SLOPE = new BigDecimal("0.02392");

    /** See {@link #GMI_SLOPE}. */
    public static final BigDecimal GMI_INTERCEPT = new BigDecimal("3.31");

    /**
     * The statistics of those readings.
     *
     * @throws IllegalArgumentException where there is no reading, or where they differ in unit
     */
    public static GlucoseStatistics of(Collection<GlucoseReading> readings) {
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one reading to tell a mean, but got none.");
        }
        GlucoseUnit unit = readings.iterator().next().unit();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (GlucoseReading reading : readings) {
            if (reading.unit() != unit) {
                throw new IllegalArgumentException(
                        "Expected all readings in " + unit.code() + " as the first, but the" + " one at "
                                + reading.time() + " is in " + reading.unit().code() + "; convert them first.");
            }
            sum = sum.add(reading.value());
            squares = squares.add(reading.value().multiply(reading.value()));
        }
        return new GlucoseStatistics(unit, readings.size(), sum, squares);
    }

    /** The arithmetic mean, in the readings' unit. */
    public BigDecimal mean() {
        return sum.divide(BigDecimal.valueOf(count), DIGITS);
    }

    /**
     * The standard deviation, in the readings' unit.
     *
     * @throws IllegalStateException for a single reading divided by n-1
     */
    public BigDecimal standardDeviation(Divisor divisor) {
        if (count == 1 && divisor == Divisor.COUNT_LESS_ONE) {
            throw new IllegalStateException("Expected at least two readings for a standard deviation over n-1.");
        }
        BigDecimal n = BigDecimal.valueOf(count);
        BigDecimal squareSum = n.multiply(sumOfSquares).subtract(sum.multiply(sum));
        BigDecimal denominator = n.multiply(BigDecimal.valueOf(divisor == Divisor.COUNT ? count : count - 1));
        return squareSum.divide(denominator, DIGITS).sqrt(DIGITS);
    }

    /**
     * The coefficient of variation in percent: standard deviation over mean (Danne et al. 2017, Diabetes Care 40:1631,
     * where 36 % parts stable from unstable glucose).
     */
    public BigDecimal coefficientOfVariation(Divisor divisor) {
        return HUNDRED.multiply(standardDeviation(divisor)).divide(mean(), DIGITS);
    }

    /** The glucose management indicator in percent; a mean in mmol/L is converted first. */
    public BigDecimal glucoseManagementIndicator() {
        return glucoseManagementIndicator(mean(), unit);
    }

    /** The glucose management indicator in percent that belongs to a mean. */
    public static BigDecimal glucoseManagementIndicator(BigDecimal mean, GlucoseUnit unit) {
        return GlucoseConversion.convert(mean, unit, GlucoseUnit.MASS)
                .multiply(GMI_SLOPE)
                .add(GMI_INTERCEPT);
    }

    /** What the sum of squared distances is divided by; neither the guide nor the consensus says which. */
    public enum Divisor {
        /** All readings (n). */
        COUNT,
        /** One less than all readings (n-1), as statistics packages do by default. */
        COUNT_LESS_ONE
    }
}
