package org.cgmkit.cgm.submitter.judgement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cgmkit.cgm.submitter.judgement.AcceptedValue.Span;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.glucose.GlucoseStatistics;
import org.cgmkit.guide.glucose.GlucoseStatistics.Divisor;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.guide.glucose.SensorWear;

/**
 * What the values of a summary come to when they are computed from readings, by every usual reading of their definition
 * (the guide defines none; see {@link GlucoseStatistics} and {@link SensorWear}).
 *
 * <p>Apps may compute from finer values than those they send. Rounding moves the mean of n readings by hardly more than
 * four standard errors of it, 4 / √12 of the readings' last decimal over √n.
 */
final class Recomputation {
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal FOUR_STANDARD_ERRORS = new BigDecimal("1.155");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ReadingSet set;
    private final Set<ZoneId> zones;
    private final Optional<Instant> sent;
    private final GlucoseStatistics statistics;
    private final BigDecimal slack;

    /**
     * A recomputation from those readings.
     *
     * @param zones the time zones of calendar days, the likeliest first
     * @param sent when the submission with the values was put together, where it says so
     */
    Recomputation(ReadingSet set, Set<ZoneId> zones, Optional<Instant> sent) {
        this.set = set;
        this.zones = new LinkedHashSet<>(zones);
        this.sent = sent;
        this.statistics = GlucoseStatistics.of(set.readings());
        BigDecimal count = BigDecimal.valueOf(set.readings().size());
        this.slack = set.resolution()
                .multiply(FOUR_STANDARD_ERRORS)
                .divide(count.sqrt(DIGITS), DIGITS)
                .min(set.resolution().divide(BigDecimal.TWO, DIGITS));
    }

    /** What a value of that kind comes to, the commonest reading first; empty where nothing can be said. */
    List<AcceptedValue> of(EntryKind kind) {
        return switch (kind) {
            case MEAN_MASS -> List.of(AcceptedValue.of("the mean of the readings", mean(GlucoseUnit.MASS)));
            case MEAN_MOLES -> List.of(AcceptedValue.of("the mean of the readings", mean(GlucoseUnit.MOLAR)));
            case GMI ->
                List.of(AcceptedValue.of("the mean of the readings", SummaryAgreement.gmi(mean(GlucoseUnit.MASS))));
            case CV -> cv();
            case TIMES_IN_RANGES -> RangeCounts.usual(set);
            case SENSOR_ACTIVE -> sensorActive();
            case DAYS_OF_WEAR -> daysOfWear();
            case READING_MASS, READING_MOLES, SUMMARY, REPORT, DEVICE -> List.of();
        };
    }

    private Span mean(GlucoseUnit unit) {
        return SummaryAgreement.convert(Span.around(statistics.mean(), slack), set.unit(), unit);
    }

    /** Nothing where the mean is zero, which no spread can be compared with. */
    private List<AcceptedValue> cv() {
        return statistics.mean().signum() <= 0
                ? List.of()
                : List.of(
                        AcceptedValue.of("the standard deviation over n-1", cv(Divisor.COUNT_LESS_ONE)),
                        AcceptedValue.of("the standard deviation over n", cv(Divisor.COUNT)));
    }

    private Span cv(Divisor divisor) {
        BigDecimal room = HUNDRED.multiply(BigDecimal.TWO).multiply(slack).divide(statistics.mean(), DIGITS);
        return Span.around(statistics.coefficientOfVariation(divisor), room);
    }

    private List<AcceptedValue> sensorActive() {
        Map<String, Duration> wholes = new LinkedHashMap<>();
        wholes.put("the readings possible in the whole period", set.period().length());
        sent.filter(t -> t.isAfter(set.last()) && t.isBefore(set.period().end()))
                .ifPresent(t -> wholes.put(
                        "the readings possible until the submission",
                        Duration.between(set.period().start(), t)));
        wholes.put("the readings possible from the first to the last one", Duration.between(set.first(), set.last()));
        daysByZone()
                .forEach((zone, days) -> wholes.put(
                        "the readings possible on the calendar days that have some (" + zone + ")",
                        DAY.multipliedBy(days)));
        List<AcceptedValue> usual = new ArrayList<>();
        set.interval()
                .ifPresent(interval -> wholes.forEach((reading, whole) -> usual.add(
                        AcceptedValue.of(reading + ", one in " + minutes(interval), share(whole, interval)))));
        return usual;
    }

    /** The share of the readings possible in that time, in percent; whether both ends count is left open. */
    private Span share(Duration whole, Duration interval) {
        long possible = Math.max(1, whole.dividedBy(interval));
        BigDecimal count = HUNDRED.multiply(BigDecimal.valueOf(set.count()));
        return new Span(
                count.divide(BigDecimal.valueOf(possible + 1), DIGITS).min(HUNDRED),
                count.divide(BigDecimal.valueOf(possible), DIGITS).min(HUNDRED));
    }

    private List<AcceptedValue> daysOfWear() {
        List<AcceptedValue> usual = new ArrayList<>();
        SensorWear wear = set.wear(MINUTE);
        daysByZone().forEach((zone, days) -> usual.add(whole("the calendar days with readings (" + zone + ")", days)));
        usual.add(whole("the days of 24 hours with readings", wear.daysFromStart()));
        set.interval()
                .ifPresent(interval -> usual.add(AcceptedValue.of(
                        "the time covered by readings of " + minutes(interval),
                        Span.exactly(set.wear(interval).coveredDays()))));
        return usual;
    }

    /** How many days have readings, by the first zone that counts so many. */
    private Map<ZoneId, Integer> daysByZone() {
        Map<ZoneId, Integer> days = new LinkedHashMap<>();
        Stream.concat(zones.stream(), Stream.of(ZoneOffset.UTC)).forEach(zone -> {
            int count = set.calendarDays(zone);
            if (!days.containsValue(count)) {
                days.put(zone, count);
            }
        });
        return days;
    }

    private static String minutes(Duration interval) {
        return interval.equals(MINUTE) ? "1 minute" : interval.toMinutes() + " minutes";
    }

    private static AcceptedValue whole(String reading, int days) {
        return AcceptedValue.of(reading, Span.exactly(BigDecimal.valueOf(days)));
    }
}
