package org.cgmkit.guide.glucose;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.comparesEqualTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cgmkit.guide.glucose.AmbulatoryGlucoseProfile.Band;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmbulatoryGlucoseProfileTest {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    /** By hand, as NumPy and R do by default: rank (n-1) * p, here 4 * p. */
    @ParameterizedTest
    @CsvSource({"0, 10", "5, 12", "25, 20", "50, 35", "75, 40", "95, 48", "100, 50"})
    void interpolatesBetweenTheTwoNearestValues(int percent, BigDecimal expected) {
        List<BigDecimal> sorted =
                IntStream.of(10, 20, 35, 40, 50).mapToObj(BigDecimal::valueOf).toList();

        assertThat(AmbulatoryGlucoseProfile.percentile(sorted, percent), comparesEqualTo(expected));
    }

    @Test
    void isThatValueWhereThereIsOnlyOne() {
        assertThat(AmbulatoryGlucoseProfile.percentile(List.of(BigDecimal.TEN), 95), comparesEqualTo(BigDecimal.TEN));
    }

    @Test
    void laysDaysOverEachOtherByTimeOfDay() {
        List<GlucoseReading> readings = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            Instant midnight = Readings.START.plus(Duration.ofDays(day));
            readings.add(reading(midnight.plus(Duration.ofMinutes(445)), 100 + 10 * day));
            readings.add(reading(midnight.plus(Duration.ofMinutes(450)), 200));
        }

        AmbulatoryGlucoseProfile profile = AmbulatoryGlucoseProfile.of(readings, ZoneOffset.UTC, HALF_HOUR);

        assertThat(
                profile.bands().stream().map(Band::from).toList(), contains(LocalTime.of(7, 0), LocalTime.of(7, 30)));
        Band seven = profile.bands().getFirst();
        assertThat(seven.count(), is(5));
        assertThat(seven.p5(), comparesEqualTo(new BigDecimal("102")));
        assertThat(seven.p25(), comparesEqualTo(new BigDecimal("110")));
        assertThat(seven.median(), comparesEqualTo(new BigDecimal("120")));
        assertThat(seven.p75(), comparesEqualTo(new BigDecimal("130")));
        assertThat(seven.p95(), comparesEqualTo(new BigDecimal("138")));
    }

    @Test
    void goesByThePersonsTimeZone() {
        List<GlucoseReading> readings = List.of(reading(Readings.START, 100));

        Band band = AmbulatoryGlucoseProfile.of(readings, ZoneId.of("Europe/Berlin"), HALF_HOUR)
                .bands()
                .getFirst();

        assertThat(band.from(), is(LocalTime.of(2, 0)));
    }

    @Test
    void coversADayOfReadings() {
        assertThat(
                AmbulatoryGlucoseProfile.of(Readings.times(288, "100"), ZoneOffset.UTC, HALF_HOUR)
                        .bands(),
                hasSize(48));
    }

    @Test
    void refusesSlotsThatDoNotDivideADay() {
        assertThat(
                assertThrows(
                                IllegalArgumentException.class,
                                () -> AmbulatoryGlucoseProfile.of(List.of(), ZoneOffset.UTC, Duration.ofMinutes(7)))
                        .getMessage(),
                is("Expected a slot that divides a day, such as PT30M, but got PT7M"));
    }

    private static GlucoseReading reading(Instant time, int value) {
        return new GlucoseReading(time, BigDecimal.valueOf(value), GlucoseUnit.MASS);
    }
}
