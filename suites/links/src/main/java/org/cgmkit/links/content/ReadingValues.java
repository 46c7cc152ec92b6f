package org.cgmkit.links.content;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgmkit.guide.glucose.GlucoseConversion;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.guide.glucose.GlucoseStatistics;
import org.cgmkit.guide.glucose.GlucoseStatistics.Divisor;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.guide.glucose.SensorWear;
import org.cgmkit.guide.glucose.TimesInRanges;

/**
 * What readings of a period come to, by each usual reading of a definition that the guide leaves open.
 *
 * @param readings the readings, oldest first, at least two, all in one unit
 * @param start the start of the period
 * @param end the end of the period, exclusive
 * @param zones the time zones in which days may be meant
 */
record ReadingValues(List<GlucoseReading> readings, Instant start, Instant end, Set<ZoneId> zones) {
    ReadingValues {
        readings = List.copyOf(readings);
        zones = Set.copyOf(zones);
    }

    /** The mean in that unit. */
    BigDecimal mean(GlucoseUnit unit) {
        return GlucoseConversion.convert(statistics().mean(), statistics().unit(), unit);
    }

    /** The glucose management indicator, in percent. */
    BigDecimal gmi() {
        return statistics().glucoseManagementIndicator();
    }

    /** The coefficient of variation over n-1 and over n, in percent. */
    List<BigDecimal> variation() {
        return List.of(
                statistics().coefficientOfVariation(Divisor.COUNT_LESS_ONE),
                statistics().coefficientOfVariation(Divisor.COUNT));
    }

    /** The times in ranges by the limits of the readings' own unit, and by those of the other, rounded to it or not. */
    List<Map<GlucoseRange, BigDecimal>> ranges() {
        GlucoseUnit own = statistics().unit();
        GlucoseUnit other = own == GlucoseUnit.MASS ? GlucoseUnit.MOLAR : GlucoseUnit.MASS;
        List<GlucoseReading> rounded = readings.stream()
                .map(r -> new GlucoseReading(r.time(), GlucoseConversion.toReading(r.value(), own, other), other))
                .toList();
        List<GlucoseReading> exact = readings.stream()
                .map(r -> new GlucoseReading(r.time(), GlucoseConversion.convert(r.value(), own, other), other))
                .toList();
        return List.of(shares(readings), shares(rounded), shares(exact));
    }

    private static Map<GlucoseRange, BigDecimal> shares(List<GlucoseReading> counted) {
        TimesInRanges times = TimesInRanges.of(counted);
        Map<GlucoseRange, BigDecimal> shares = new EnumMap<>(GlucoseRange.class);
        for (GlucoseRange range : GlucoseRange.values()) {
            shares.put(
                    range,
                    BigDecimal.valueOf(times.count(range) * 100)
                            .divide(BigDecimal.valueOf(counted.size()), MathContext.DECIMAL128));
        }
        return shares;
    }

    /** The days of wear: calendar days, days of 24 hours, and the time that readings cover. */
    List<BigDecimal> days() {
        SensorWear wear = wear();
        List<BigDecimal> days = new ArrayList<>();
        zones.forEach(zone -> days.add(BigDecimal.valueOf(wear.calendarDays(zone))));
        days.add(BigDecimal.valueOf(wear.daysFromStart()));
        days.add(wear.coveredDays());
        return days;
    }

    /** The share of possible readings, over the whole period and between the first and the last one, in percent. */
    List<BigDecimal> active() {
        return List.of(wear().activePercentage(), wear().activePercentageBetweenReadings());
    }

    private SensorWear wear() {
        return SensorWear.of(readings, start, end);
    }

    /** Whether the readings reach from about the start to about the end of the period. */
    boolean areWhole() {
        Duration edge = Duration.between(start, end).dividedBy(10);
        return readings.getFirst().time().isBefore(start.plus(edge))
                && readings.getLast().time().isAfter(end.minus(edge));
    }

    private GlucoseStatistics statistics() {
        return GlucoseStatistics.of(readings);
    }
}
