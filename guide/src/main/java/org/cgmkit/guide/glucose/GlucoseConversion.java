package org.cgmkit.guide.glucose;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Mass to substance concentration of glucose and back.
 *
 * <p>The factor in use throughout diabetes software is 18.0182 mg/dL per mmol/L. The molar mass of glucose
 * (180.156 g/mol) would give 18.0156; the two differ by 0.014 %, which the decimals in use do not show.
 */
public final class GlucoseConversion {
    /** Milligrams per decilitre in one millimole per litre. */
    public static final BigDecimal MG_PER_DL_IN_ONE_MMOL_PER_L = new BigDecimal("18.0182");

    private GlucoseConversion() {}

    /** The same concentration in another unit, not rounded (34 digits where the division does not end). */
    public static BigDecimal convert(BigDecimal value, GlucoseUnit from, GlucoseUnit to) {
        if (from == to) {
            return value;
        }
        return to == GlucoseUnit.MASS
                ? value.multiply(MG_PER_DL_IN_ONE_MMOL_PER_L)
                : value.divide(MG_PER_DL_IN_ONE_MMOL_PER_L, MathContext.DECIMAL128);
    }

    /** How many decimals a sensor reading has in that unit: none in mg/dL, one in mmol/L, as sensors show them. */
    public static int readingDecimals(GlucoseUnit unit) {
        return unit == GlucoseUnit.MASS ? 0 : 1;
    }

    /** A reading's value as a sensor shows it in that unit, rounded half up. */
    public static BigDecimal toReading(BigDecimal value, GlucoseUnit from, GlucoseUnit to) {
        return convert(value, from, to).setScale(readingDecimals(to), RoundingMode.HALF_UP);
    }
}
