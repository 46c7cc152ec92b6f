package org.cgmkit.guide.glucose;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.comparesEqualTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensorWearTest {
    private static final Instant START = Readings.START;
    private static final Instant TWO_DAYS_LATER = START.plus(Duration.ofDays(2));

    /** 144 readings: half of the first of two days, a quarter of the 576 possible ones. */
    private final SensorWear halfADay = SensorWear.of(Readings.times(144, "100"), START, TWO_DAYS_LATER);

    @Test
    void tellsTheShareOfPossibleReadingsInThePeriod() {
        assertThat(halfADay.activePercentage(), comparesEqualTo(new BigDecimal("25")));
    }

    @Test
    void tellsTheShareOfPossibleReadingsBetweenTheFirstAndTheLast() {
        assertThat(halfADay.activePercentageBetweenReadings(), comparesEqualTo(new BigDecimal("100")));
    }

    @Test
    void countsDaysInEveryUsualWay() {
        assertThat(halfADay.calendarDays(ZoneOffset.UTC), is(1));
        assertThat(halfADay.calendarDays(ZoneId.of("America/New_York")), is(2));
        assertThat(halfADay.daysFromStart(), is(1));
        assertThat(halfADay.coveredDays(), comparesEqualTo(new BigDecimal("0.5")));
    }

    @Test
    void countsOneReadingAsADay() {
        SensorWear wear = new SensorWear(
                List.of(START, START.plus(Duration.ofHours(25))), START, TWO_DAYS_LATER, SensorWear.FIVE_MINUTES);

        assertThat(wear.daysFromStart(), is(2));
    }

    @Test
    void neverExceedsAHundredPercent() {
        SensorWear wear = new SensorWear(
                List.of(START, START.plusSeconds(60), START.plusSeconds(120)),
                START,
                START.plusSeconds(300),
                SensorWear.FIVE_MINUTES);

        assertThat(wear.activePercentage(), comparesEqualTo(new BigDecimal("100")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 15})
    void tellsFromTheReadingsHowOftenASensorMeasures(int minutes) {
        Duration interval = Duration.ofMinutes(minutes);
        List<GlucoseReading> whole = Stream.iterate(START, t -> t.isBefore(TWO_DAYS_LATER), t -> t.plus(interval))
                .map(t -> new GlucoseReading(t, new BigDecimal("100"), GlucoseUnit.MASS))
                .toList();
        List<GlucoseReading> half = whole.subList(0, whole.size() / 2);

        assertThat(SensorWear.of(whole, START, TWO_DAYS_LATER).interval(), is(interval));
        assertThat(
                SensorWear.of(whole, START, TWO_DAYS_LATER).activePercentage(), comparesEqualTo(new BigDecimal("100")));
        assertThat(
                SensorWear.of(half, START, TWO_DAYS_LATER).activePercentage(), comparesEqualTo(new BigDecimal("50")));
        assertThat(
                GlucoseSummary.of(half, START, TWO_DAYS_LATER).sensorActive(), comparesEqualTo(new BigDecimal("50.0")));
    }

    @Test
    void isNotMisledByGapsAndScansBetween() {
        List<Instant> times = new ArrayList<>(Stream.iterate(START, t -> t.plus(Duration.ofMinutes(15)))
                .limit(96)
                .toList());
        times.subList(20, 30).clear();
        times.addAll(List.of(START.plusSeconds(62), START.plusSeconds(2000), START.plusSeconds(7777)));

        assertThat(SensorWear.interval(times), is(Duration.ofMinutes(15)));
        assertThat(SensorWear.interval(List.of()), is(SensorWear.FIVE_MINUTES));
        assertThat(SensorWear.interval(List.of(START, START)), is(SensorWear.FIVE_MINUTES));
    }

    @Test
    void isZeroWithoutReadings() {
        SensorWear wear = SensorWear.of(List.of(), START, TWO_DAYS_LATER);

        assertThat(wear.activePercentage(), comparesEqualTo(BigDecimal.ZERO));
        assertThat(wear.activePercentageBetweenReadings(), comparesEqualTo(BigDecimal.ZERO));
        assertThat(wear.daysFromStart(), is(0));
    }

    @Test
    void refusesReadingsOutsideThePeriod() {
        assertThat(
                assertThrows(
                                IllegalArgumentException.class,
                                () -> SensorWear.of(Readings.times(2, "100"), START, START.plusSeconds(300)))
                        .getMessage(),
                is("Expected readings from 2026-04-01T00:00:00Z until before 2026-04-01T00:05:00Z, "
                        + "but they reach from 2026-04-01T00:00:00Z to 2026-04-01T00:05:00Z"));
    }
}
