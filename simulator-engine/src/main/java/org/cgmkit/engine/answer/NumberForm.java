package org.cgmkit.engine.answer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.cgmkit.engine.calculation.Rational;
import org.cgmkit.engine.policy.NumberRounding;

/**
 * With how many decimals figures are written, and how they come to have so few.
 *
 * @param decimals the decimals of every figure
 * @param rounding how
 */
public record NumberForm(int decimals, NumberRounding rounding) {

    /** Writes an exact figure. */
    public BigDecimal of(Rational value) {
        return value.rounded(decimals, mode());
    }

    /** Writes a figure of 34 digits. */
    public BigDecimal of(BigDecimal value) {
        return value.setScale(decimals, mode());
    }

    private RoundingMode mode() {
        return rounding == NumberRounding.NEAREST ? RoundingMode.HALF_UP : RoundingMode.DOWN;
    }
}
