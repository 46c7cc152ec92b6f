package org.cgmkit.guide.glucose;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimesInRangesTest {

    @Test
    void countsEachReadingInItsRange() {
        TimesInRanges times =
                TimesInRanges.of(Readings.mass("50", "60", "100", "110", "120", "130", "140", "150", "200", "300"));

        assertThat(
                times.percentages(),
                hasToString("{VERY_LOW=10.00, LOW=10.00, TARGET=60.00, HIGH=10.00, VERY_HIGH=10.00}"));
        assertThat(times.count(GlucoseRange.TARGET), is(6L));
    }

    /** By hand: 33.333..., 33.333... and 33.333... lose the same; the hundredth left over goes to the lowest. */
    @Test
    void givesTheHundredthLeftOverOfThreeThirdsToTheLowest() {
        assertThat(
                TimesInRanges.of(Readings.mass("60", "100", "200")).percentages(),
                hasToString("{VERY_LOW=0.00, LOW=33.34, TARGET=33.33, HIGH=33.33, VERY_HIGH=0.00}"));
    }

    /** By hand: 1/7 = 14.2857 %, 6/7 = 85.7142 %; cut off 14.28 + 85.71 = 99.99; the first lost more. */
    @Test
    void givesTheHundredthLeftOverToTheRangeThatLostMost() {
        assertThat(
                TimesInRanges.of(Readings.mass("60", "100", "100", "100", "100", "100", "100"))
                        .percentages(),
                hasToString("{VERY_LOW=0.00, LOW=14.29, TARGET=85.71, HIGH=0.00, VERY_HIGH=0.00}"));
    }

    @Test
    void alwaysAddsUpToAHundredWithEachShareLessThanAHundredthOff() {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            List<GlucoseReading> readings = Readings.mass(IntStream.range(0, 1 + random.nextInt(500))
                    .mapToObj(i -> String.valueOf(40 + random.nextInt(300)))
                    .toArray(String[]::new));
            TimesInRanges times = TimesInRanges.of(readings);

            BigDecimal total = times.percentages().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(total, is(new BigDecimal("100.00")));
            times.percentages()
                    .forEach((range, share) -> assertThat(
                            Math.abs(share.doubleValue() - 100.0 * times.count(range) / readings.size()),
                            is(lessThan(0.01))));
        }
    }

    @Test
    void saysNothingOfNoReadings() {
        assertThat(
                assertThrows(IllegalArgumentException.class, () -> TimesInRanges.of(List.of()))
                        .getMessage(),
                is("Expected at least one reading to tell times in ranges, but got none."));
    }
}
