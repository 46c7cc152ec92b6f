package org.cgmkit.outcomes.policy;

import java.math.BigDecimal;
import java.math.MathContext;
import org.cgmkit.engine.policy.NumberRounding;

/**
 * A figure as an engine wrote it, to be held against an exact one.
 *
 * @param written the figure
 * @param decimals with how many decimals such figures are written; zeros at the end may be missing
 */
public record RoundedFigure(BigDecimal written, int decimals) {
    /** From so many decimals on, a figure is a floating-point number that was not rounded. */
    private static final int UNROUNDED = 9;

    private static final BigDecimal FLOATING = new BigDecimal("1e-9");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** A figure with the decimals that it is written with. */
    public RoundedFigure(BigDecimal written) {
        this(written, Math.max(0, written.scale()));
    }

    /** Whether some way of rounding of that kind makes the written figure of the exact one. */
    public boolean fits(BigDecimal exact, NumberRounding rounding) {
        if (decimals >= UNROUNDED) {
            BigDecimal most = exact.abs().max(BigDecimal.ONE).multiply(FLOATING, MathContext.DECIMAL64);
            return written.subtract(exact).abs().compareTo(most) <= 0;
        }
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
        BigDecimal lost = exact.subtract(written);
        return rounding == NumberRounding.NEAREST
                ? lost.abs().compareTo(unit.multiply(HALF)) <= 0
                : lost.signum() >= 0 && lost.compareTo(unit) < 0;
    }
}
