package org.cgmkit.guide.glucose;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.cgmkit.guide.glucose.GlucoseStatistics.Divisor;

/**
 * The values of the guide's summary observations, rounded as the kit sends them: the mean with one decimal more than a
 * reading (154.3 mg/dL, 8.56 mmol/L), GMI, CV and sensor-active percentage with one decimal as ambulatory glucose
 * profile reports print them (Battelino et al. 2019, Diabetes Care 42:1593), times in ranges with the two decimals that
 * the guide asks for, days of wear whole. Half is rounded up. Each is rounded by itself from exact values, never from a
 * rounded one.
 *
 * @param unit the unit of the mean
 * @param mean the mean glucose
 * @param timesInRanges the time in each range, in percent, together 100
 * @param gmi the glucose management indicator, in percent
 * @param cv the coefficient of variation (standard deviation over n-1), in percent
 * @param daysOfWear the 24-hour days from the start of the period with at least one reading
 * @param sensorActive the share of the readings possible in the whole period, in percent
 */
public record GlucoseSummary(
        GlucoseUnit unit,
        BigDecimal mean,
        Map<GlucoseRange, BigDecimal> timesInRanges,
        BigDecimal gmi,
        BigDecimal cv,
        int daysOfWear,
        BigDecimal sensorActive) {

    /**
     * The summary of a period's readings, all in one unit. How many are possible follows from how often they come (see
     * {@link SensorWear#interval}).
     *
     * @param start the start of the period
     * @param end the end of the period, exclusive
     * @throws IllegalArgumentException for fewer than two readings, readings in two units or outside the period
     */
    public static GlucoseSummary of(Collection<GlucoseReading> readings, Instant start, Instant end) {
        if (readings.size() < 2) {
            throw new IllegalArgumentException("Expected at least two readings to summarize, but got " + readings.size()
                    + " between " + start + " and " + end + ".");
        }
        GlucoseStatistics statistics = GlucoseStatistics.of(readings);
        SensorWear wear = SensorWear.of(readings, start, end);
        GlucoseUnit unit = statistics.unit();
        return new GlucoseSummary(
                unit,
                rounded(statistics.mean(), GlucoseConversion.readingDecimals(unit) + 1),
                TimesInRanges.of(readings).percentages(),
                rounded(statistics.glucoseManagementIndicator(), 1),
                rounded(statistics.coefficientOfVariation(Divisor.COUNT_LESS_ONE), 1),
                wear.daysFromStart(),
                rounded(wear.activePercentage(), 1));
    }

    /** The time in one range, in percent. */
    public BigDecimal timeIn(GlucoseRange range) {
        return Objects.requireNonNull(timesInRanges.get(range));
    }

    private static BigDecimal rounded(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP);
    }
}
