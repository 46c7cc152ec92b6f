package org.cgmkit.outcomes.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import org.cgmkit.engine.calculation.RangeShares;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.outcomes.answer.Figure;

/**
 * Shares of which one or two were changed by a unit of the last place, so that all make 100 where rounding alone would not.
 *
 * @param written the five shares
 * @param decimals with how many decimals they are written
 */
record AdjustedShares(Map<Figure, BigDecimal> written, int decimals) {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** Whether they may be those that are exact. */
    boolean fit(RangeShares exact) {
        BigDecimal sum = written.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal rounded = BigDecimal.ZERO;
        for (GlucoseRange range : GlucoseRange.values()) {
            rounded = rounded.add(exact.percent(range).rounded(decimals, RoundingMode.HALF_UP));
        }
        if (exact.percentWithoutData() != null || sum.compareTo(ALL) != 0 || rounded.compareTo(ALL) == 0) {
            return false;
        }
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
        return Figure.SHARES.stream()
                .allMatch(each -> Objects.requireNonNull(written.get(each))
                                .subtract(exact.percent(Look.range(each)).decimal())
                                .abs()
                                .compareTo(unit)
                        <= 0);
    }
}
