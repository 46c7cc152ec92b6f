package org.cgmkit.engine.calculation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.jspecify.annotations.Nullable;

/**
 * How the time spreads over the ranges.
 *
 * @param counted what is counted
 * @param amounts how much lies in each range, all five
 * @param of how much there is in all
 * @param withoutData how much of it has no data; null where the shares leave that out
 */
public record RangeShares(
        Counted counted,
        Map<GlucoseRange, Rational> amounts,
        Rational of,
        @Nullable Rational withoutData) {

    /** What is counted. */
    public enum Counted {
        /** Readings. */
        READINGS,
        /** Minutes. */
        MINUTES,
        /** Points of a grid. */
        GRID_POINTS
    }

    /** Keeps a copy with all ranges. */
    public RangeShares {
        EnumMap<GlucoseRange, Rational> all = new EnumMap<>(GlucoseRange.class);
        for (GlucoseRange range : GlucoseRange.values()) {
            all.put(range, amounts.getOrDefault(range, Rational.ZERO));
        }
        amounts = Collections.unmodifiableMap(all);
    }

    /** How much lies in a range. */
    public Rational amount(GlucoseRange range) {
        return amounts.getOrDefault(range, Rational.ZERO);
    }

    /** The share of a range, in percent. */
    public Rational percent(GlucoseRange range) {
        return percent(amount(range));
    }

    /** The share without data, in percent; null where the shares leave that out. */
    public @Nullable Rational percentWithoutData() {
        return withoutData == null ? null : percent(withoutData);
    }

    /**
     * The glycemia risk index: 3.0 × very low + 2.4 × low + 1.6 × very high + 0.8 × high, at most 100 (Klonoff et al. 2023,
     * J Diabetes Sci Technol 17:1226).
     */
    public Rational riskIndex() {
        Rational index = weighed(GlucoseRange.VERY_LOW, 30)
                .plus(weighed(GlucoseRange.LOW, 24))
                .plus(weighed(GlucoseRange.VERY_HIGH, 16))
                .plus(weighed(GlucoseRange.HIGH, 8));
        return index.compareTo(Rational.HUNDRED) > 0 ? Rational.HUNDRED : index;
    }

    private Rational weighed(GlucoseRange range, int tenths) {
        return percent(range).times(Rational.of(tenths, 10));
    }

    private Rational percent(Rational amount) {
        return amount.times(Rational.HUNDRED).over(of);
    }
}
