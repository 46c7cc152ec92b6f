package org.cgmkit.guide.glucose;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The days of a period laid over each other: how glucose spreads at each time of day (Mazze et al. 1987, Diabetes Care
 * 10:111; Bergenstal et al. 2013, Diabetes Technol Ther 15:198; as one-page report in Battelino et al. 2019, Diabetes
 * Care 42:1593).
 *
 * @param bands the slots of a day that have readings, from midnight on
 */
public record AmbulatoryGlucoseProfile(List<Band> bands) {
    private static final Duration DAY = Duration.ofDays(1);

    /** Keeps a copy. */
    public AmbulatoryGlucoseProfile {
        bands = List.copyOf(bands);
    }

    /**
     * The spread in one slot of the day.
     *
     * @param from the time of day at which the slot begins
     * @param count the readings in it
     * @param p5 the value with 5 % of the readings below, likewise the others, all in the readings' unit
     */
    public record Band(
            LocalTime from,
            int count,
            BigDecimal p5,
            BigDecimal p25,
            BigDecimal median,
            BigDecimal p75,
            BigDecimal p95) {}

    /**
     * The profile of those readings.
     *
     * @param zone the time zone of the person
     * @param slot the length of a slot; a day must be a whole number of them
     */
    public static AmbulatoryGlucoseProfile of(Collection<GlucoseReading> readings, ZoneId zone, Duration slot) {
        if (slot.isNegative() || slot.isZero() || DAY.toSeconds() % slot.toSeconds() != 0) {
            throw new IllegalArgumentException("Expected a slot that divides a day, such as PT30M, but got " + slot);
        }
        TreeMap<LocalTime, List<BigDecimal>> slots = new TreeMap<>();
        for (GlucoseReading reading : readings) {
            long second = reading.time().atZone(zone).toLocalTime().toSecondOfDay();
            LocalTime from = LocalTime.ofSecondOfDay(second - second % slot.toSeconds());
            slots.computeIfAbsent(from, unused -> new ArrayList<>()).add(reading.value());
        }
        List<Band> bands = new ArrayList<>();
        slots.forEach((from, values) -> bands.add(band(from, values)));
        return new AmbulatoryGlucoseProfile(bands);
    }

    private static Band band(LocalTime from, List<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().sorted().toList();
        return new Band(
                from,
                sorted.size(),
                percentile(sorted, 5),
                percentile(sorted, 25),
                percentile(sorted, 50),
                percentile(sorted, 75),
                percentile(sorted, 95));
    }

    /**
     * A percentile by linear interpolation between the two nearest values (type 7 of Hyndman and Fan 1996, American
     * Statistician 50:361; what R, NumPy and spreadsheets do by default), not rounded.
     *
     * @param sorted the values in ascending order, at least one
     * @param percent which percentile, 0 to 100
     */
    public static BigDecimal percentile(List<BigDecimal> sorted, int percent) {
        if (sorted.isEmpty() || percent < 0 || percent > 100) {
            throw new IllegalArgumentException("Expected values and a percentile from 0 to 100, but got "
                    + sorted.size() + " values and " + percent + ".");
        }
        long hundredths = (sorted.size() - 1L) * percent;
        BigDecimal below = sorted.get((int) (hundredths / 100));
        BigDecimal above = sorted.get((int) Math.min(sorted.size() - 1L, hundredths / 100 + 1));
        return above.subtract(below)
                .multiply(BigDecimal.valueOf(hundredths % 100, 2))
                .add(below, MathContext.DECIMAL128);
    }
}
