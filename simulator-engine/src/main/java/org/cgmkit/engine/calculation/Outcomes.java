package org.cgmkit.engine.calculation;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.engine.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * What an engine says of a trace, not rounded.
 *
 * @param policy how it was computed
 * @param readings the rows that lie in the period
 * @param used the readings that the figures rest on
 * @param shares how the time spreads over the ranges; null where there is no reading
 * @param spread mean and spread; null likewise
 * @param active the share of the period, or of the time from the first to the last reading, that has readings, in percent; null
 *     where there is no reading to count from
 * @param daysOfWear the calendar days with a reading
 * @param sufficient whether that is enough to judge by: 14 days, and 70 % of them
 * @param episodes the low events
 * @param perDay the days with a reading
 * @param excluded the rows that do not count, by the reason
 * @param notices what is to be told beside, each a sentence
 */
public record Outcomes(
        Policy policy,
        int readings,
        int used,
        @Nullable RangeShares shares,
        @Nullable Spread spread,
        @Nullable Rational active,
        int daysOfWear,
        boolean sufficient,
        Episodes episodes,
        Map<LocalDate, DayShares> perDay,
        Map<Excluded, Integer> excluded,
        List<String> notices) {

    /** Keeps copies. */
    public Outcomes {
        perDay = Collections.unmodifiableMap(new LinkedHashMap<>(perDay));
        excluded = Map.copyOf(excluded);
        notices = List.copyOf(notices);
    }

    /** How many rows do not count for that reason. */
    public int excluded(Excluded why) {
        return excluded.getOrDefault(why, 0);
    }
}
