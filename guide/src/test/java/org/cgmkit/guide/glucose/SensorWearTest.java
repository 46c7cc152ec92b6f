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
import java.util.List;
import org.junit.jupiter.api.Test;

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
