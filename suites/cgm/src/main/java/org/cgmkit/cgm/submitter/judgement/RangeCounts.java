package org.cgmkit.cgm.submitter.judgement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cgmkit.cgm.submitter.judgement.AcceptedValue.Span;
import org.cgmkit.guide.glucose.GlucoseConversion;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.guide.glucose.TimesInRanges;

/** Times in ranges counted from readings, by the limits of either unit. */
final class RangeCounts {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private RangeCounts() {}

    /** The usual ways to count, the commonest first. */
    static List<AcceptedValue> usual(ReadingSet set) {
        GlucoseUnit own = set.unit();
        GlucoseUnit other = own == GlucoseUnit.MASS ? GlucoseUnit.MOLAR : GlucoseUnit.MASS;
        String limits = "the limits in ";
        return List.of(
                counted(limits + own.code(), set, r -> r),
                counted(limits + other.code() + " after rounding to it", set, r -> r.in(other)),
                counted(limits + other.code(), set, r -> exactly(r, other)),
                beforeRounding(limits, set, own),
                beforeRounding(limits, set, other));
    }

    private static GlucoseReading exactly(GlucoseReading reading, GlucoseUnit unit) {
        return new GlucoseReading(
                reading.time(), GlucoseConversion.convert(reading.value(), reading.unit(), unit), unit);
    }

    private static AcceptedValue counted(String reading, ReadingSet set, UnaryOperator<GlucoseReading> as) {
        TimesInRanges counts = TimesInRanges.of(set.readings().stream().map(as).toList());
        long all = set.readings().size();
        return new AcceptedValue(
                reading,
                Arrays.stream(GlucoseRange.values())
                        .map(range -> Span.exactly(percent(counts.count(range), all)))
                        .toList());
    }

    /**
     * Counted by an app that knew the values finer than it sent them: a reading next to a limit may have been on either
     * side of it.
     */
    private static AcceptedValue beforeRounding(String limits, ReadingSet set, GlucoseUnit unit) {
        BigDecimal half = set.resolution().divide(BigDecimal.TWO, MathContext.DECIMAL128);
        Map<GlucoseRange, Integer> surely = new EnumMap<>(GlucoseRange.class);
        Map<GlucoseRange, Integer> perhaps = new EnumMap<>(GlucoseRange.class);
        for (GlucoseReading reading : set.readings()) {
            GlucoseRange low = range(reading, half.negate(), unit);
            GlucoseRange high = range(reading, half, unit);
            if (low == high) {
                surely.merge(low, 1, Integer::sum);
            }
            EnumSet.range(low, high).forEach(range -> perhaps.merge(range, 1, Integer::sum));
        }
        long all = set.readings().size();
        return new AcceptedValue(
                limits + unit.code() + " before rounding",
                Arrays.stream(GlucoseRange.values())
                        .map(range -> new Span(
                                percent(surely.getOrDefault(range, 0), all),
                                percent(perhaps.getOrDefault(range, 0), all)))
                        .toList());
    }

    private static GlucoseRange range(GlucoseReading reading, BigDecimal moved, GlucoseUnit unit) {
        BigDecimal value = reading.value().add(moved);
        return GlucoseRange.of(GlucoseConversion.convert(value, reading.unit(), unit), unit);
    }

    private static BigDecimal percent(long count, long all) {
        return HUNDRED.multiply(BigDecimal.valueOf(count)).divide(BigDecimal.valueOf(all), MathContext.DECIMAL128);
    }
}
