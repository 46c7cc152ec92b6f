package org.cgmkit.guide.glucose;

import static org.cgmkit.guide.glucose.GlucoseStatistics.Divisor.COUNT;
import static org.cgmkit.guide.glucose.GlucoseStatistics.Divisor.COUNT_LESS_ONE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.comparesEqualTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlucoseStatisticsTest {
    /** Mean 150; distances -50, -30, 0, 30, 50; squares 2500 + 900 + 0 + 900 + 2500 = 6800. */
    private final GlucoseStatistics five = GlucoseStatistics.of(Readings.mass("100", "120", "150", "180", "200"));

    @Test
    void tellsTheMean() {
        assertThat(five.mean(), comparesEqualTo(new BigDecimal("150")));
    }

    @Test
    void tellsTheStandardDeviationOverNAndOverOneLess() {
        assertThat(five.standardDeviation(COUNT).doubleValue(), closeTo(Math.sqrt(1360), 1e-12));
        assertThat(five.standardDeviation(COUNT_LESS_ONE).doubleValue(), closeTo(Math.sqrt(1700), 1e-12));
    }

    @Test
    void tellsTheCoefficientOfVariation() {
        assertThat(five.coefficientOfVariation(COUNT).doubleValue(), closeTo(24.5854, 1e-4));
        assertThat(five.coefficientOfVariation(COUNT_LESS_ONE).doubleValue(), closeTo(27.4874, 1e-4));
    }

    /** The table of the paper: 100 mg/dL 5.7 %, 150 mg/dL 6.9 %, 200 mg/dL 8.1 %, 250 mg/dL 9.3 %, 350 mg/dL 11.7 %. */
    @ParameterizedTest
    @CsvSource({"100, 5.702", "125, 6.3", "150, 6.898", "175, 7.496", "200, 8.094", "250, 9.29", "350, 11.682"})
    void tellsTheGlucoseManagementIndicator(BigDecimal mean, BigDecimal gmi) {
        assertThat(GlucoseStatistics.glucoseManagementIndicator(mean, GlucoseUnit.MASS), comparesEqualTo(gmi));
    }

    /** By hand: 8.0 mmol/L = 144.1456 mg/dL; 3.31 + 0.02392 * 144.1456 = 6.757962752. */
    @Test
    void convertsAMolarMeanForTheGlucoseManagementIndicator() {
        assertThat(
                GlucoseStatistics.of(Readings.molar("7.0", "9.0")).glucoseManagementIndicator(),
                comparesEqualTo(new BigDecimal("6.757962752")));
    }

    @Test
    void doesNotDependOnTheOrder() {
        List<GlucoseReading> readings = new ArrayList<>(Readings.molar("3.9", "5.5", "7.1", "10.3", "22.2", "6.6"));
        GlucoseStatistics before = GlucoseStatistics.of(readings);
        Collections.shuffle(readings, new Random(3));

        assertThat(GlucoseStatistics.of(readings), is(before));
    }

    @Test
    void growsWithTheReadingsByTheSameFactor() {
        GlucoseStatistics doubled = GlucoseStatistics.of(Readings.mass("200", "240", "300", "360", "400"));

        assertThat(
                doubled.standardDeviation(COUNT).doubleValue(),
                closeTo(2 * five.standardDeviation(COUNT).doubleValue(), 1e-12));
        assertThat(
                doubled.coefficientOfVariation(COUNT).doubleValue(),
                closeTo(five.coefficientOfVariation(COUNT).doubleValue(), 1e-12));
    }

    @Test
    void hasNoSpreadWhereAllReadingsAreAlike() {
        assertThat(
                GlucoseStatistics.of(Readings.times(288, "97")).standardDeviation(COUNT_LESS_ONE),
                comparesEqualTo(BigDecimal.ZERO));
    }

    @Test
    void refusesReadingsInTwoUnits() {
        List<GlucoseReading> mixed = new ArrayList<>(Readings.mass("100"));
        mixed.addAll(Readings.molar("5.5"));

        assertThat(
                assertThrows(IllegalArgumentException.class, () -> GlucoseStatistics.of(mixed))
                        .getMessage(),
                is("Expected all readings in mg/dL as the first, but the one at 2026-04-01T00:00:00Z is in mmol/L; "
                        + "convert them first."));
    }

    @Test
    void refusesToTellWhatCannotBeTold() {
        assertThat(
                assertThrows(IllegalArgumentException.class, () -> GlucoseStatistics.of(List.of()))
                        .getMessage(),
                is("Expected at least one reading to tell a mean, but got none."));
        assertThat(
                assertThrows(
                                IllegalStateException.class,
                                () -> GlucoseStatistics.of(Readings.mass("100")).standardDeviation(COUNT_LESS_ONE))
                        .getMessage(),
                is("Expected at least two readings for a standard deviation over n-1."));
    }
}
