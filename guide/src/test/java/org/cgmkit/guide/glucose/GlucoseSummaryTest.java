package org.cgmkit.guide.glucose;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GlucoseSummaryTest {
    private static final Instant HOUR_LATER = Readings.START.plus(Duration.ofHours(1));

    /** Mean 142; squares of the distances 92^2 + 42^2 + 18^2 + 58^2 + 58^2 = 17280; SD over 4 is 65.7267. */
    @Test
    void roundsEachValueAsTheKitSendsIt() {
        GlucoseSummary summary =
                GlucoseSummary.of(Readings.mass("50", "100", "160", "200", "200"), Readings.START, HOUR_LATER);

        assertThat(summary.mean(), is(new BigDecimal("142.0")));
        assertThat(summary.cv(), is(new BigDecimal("46.3")));
        assertThat(summary.gmi(), is(new BigDecimal("6.7")));
        assertThat(summary.sensorActive(), is(new BigDecimal("41.7")));
        assertThat(summary.daysOfWear(), is(1));
        assertThat(
                summary.timesInRanges(),
                hasToString("{VERY_LOW=20.00, LOW=0.00, TARGET=40.00, HIGH=40.00, VERY_HIGH=0.00}"));
    }

    /** Mean 7.85; 7.85 * 18.0182 = 141.44287 mg/dL; 3.31 + 0.02392 * 141.44287 = 6.6933. */
    @Test
    void givesAMolarMeanOneDecimalMoreThanItsReadings() {
        GlucoseSummary summary = GlucoseSummary.of(Readings.molar("7.8", "7.9"), Readings.START, HOUR_LATER);

        assertThat(summary.mean(), is(new BigDecimal("7.85")));
        assertThat(summary.gmi(), is(new BigDecimal("6.7")));
    }

    @Test
    void refusesASingleReading() {
        assertThat(
                assertThrows(
                                IllegalArgumentException.class,
                                () -> GlucoseSummary.of(Readings.mass("100"), Readings.START, HOUR_LATER))
                        .getMessage(),
                is("Expected at least two readings to summarize, but got 1 between 2026-04-01T00:00:00Z and "
                        + "2026-04-01T01:00:00Z."));
    }
}
