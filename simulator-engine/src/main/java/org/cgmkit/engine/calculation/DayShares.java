package org.cgmkit.engine.calculation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.cgmkit.guide.glucose.GlucoseRange;

/**
 * How the readings of a day spread over the ranges.
 *
 * @param readings how many there are, at least one
 * @param counts how many of them lie in each range
 */
public record DayShares(int readings, Map<GlucoseRange, Integer> counts) {
    /** Keeps a copy with all ranges. */
    public DayShares {
        EnumMap<GlucoseRange, Integer> all = new EnumMap<>(GlucoseRange.class);
        for (GlucoseRange range : GlucoseRange.values()) {
            all.put(range, counts.getOrDefault(range, 0));
        }
        counts = Collections.unmodifiableMap(all);
    }

    /** The share of a range, in percent of the day's readings. */
    public Rational percent(GlucoseRange range) {
        return Rational.HUNDRED.times(Rational.of(counts.getOrDefault(range, 0), readings));
    }
}
