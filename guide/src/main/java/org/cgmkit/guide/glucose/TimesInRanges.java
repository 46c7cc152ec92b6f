package org.cgmkit.guide.glucose;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the readings of a period spread over the five ranges. Time is counted in readings, each standing for an equal
 * time, as the consensus does (Battelino et al. 2019, Diabetes Care 42:1593).
 */
public final class TimesInRanges {
    private static final int HUNDREDTHS = 10_000;

    private final EnumMap<GlucoseRange, Long> counts;
    private final long total;

    private TimesInRanges(EnumMap<GlucoseRange, Long> counts) {
        this.counts = counts;
        this.total = counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The times in ranges of those readings.
     *
     * @throws IllegalArgumentException where there is no reading, because then no share can be said
     */
    public static TimesInRanges of(Collection<GlucoseReading> readings) {
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one reading to tell times in ranges, but got none.");
        }
        EnumMap<GlucoseRange, Long> counts = new EnumMap<>(GlucoseRange.class);
        Stream.of(GlucoseRange.values()).forEach(range -> counts.put(range, 0L));
        readings.forEach(r -> counts.merge(GlucoseRange.of(r.value(), r.unit()), 1L, Long::sum));
        return new TimesInRanges(counts);
    }

    /** How many readings lie in that range. */
    public long count(GlucoseRange range) {
        return counts.getOrDefault(range, 0L);
    }

    /**
     * The share of each range in percent, with the two decimals that the guide asks for, together exactly 100.00. The
     * hundredths that cutting off leaves over go to the ranges that lost most by it (largest remainder); of equal
     * losses, to the range with more readings, then to the lower one.
     */
    public Map<GlucoseRange, BigDecimal> percentages() {
        EnumMap<GlucoseRange, Long> hundredths = new EnumMap<>(GlucoseRange.class);
        counts.forEach((range, count) -> hundredths.put(range, count * HUNDREDTHS / total));
        long missing = HUNDREDTHS
                - hundredths.values().stream().mapToLong(Long::longValue).sum();
        List<GlucoseRange> byLoss = Stream.of(GlucoseRange.values())
                .sorted(Comparator.comparingLong((GlucoseRange range) -> count(range) * HUNDREDTHS % total)
                        .thenComparingLong(this::count)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        byLoss.stream().limit(missing).forEach(range -> hundredths.merge(range, 1L, Long::sum));
        EnumMap<GlucoseRange, BigDecimal> shares = new EnumMap<>(GlucoseRange.class);
        hundredths.forEach((range, share) -> shares.put(range, BigDecimal.valueOf(share, 2)));
        return Collections.unmodifiableMap(shares);
    }
}
