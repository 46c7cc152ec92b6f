package org.cgmkit.guide.glucose;

import static org.cgmkit.guide.glucose.GlucoseUnit.MASS;
import static org.cgmkit.guide.glucose.GlucoseUnit.MOLAR;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlucoseConversionTest {

    /** By hand: 100 / 18.0182 = 5.5499..., 54 / 18.0182 = 2.9969..., 181 / 18.0182 = 10.0453... */
    @ParameterizedTest
    @CsvSource({
        "40, 2.2",
        "54, 3.0",
        "70, 3.9",
        "100, 5.5",
        "180, 10.0",
        "181, 10.0",
        "182, 10.1",
        "250, 13.9",
        "400, 22.2"
    })
    void showsMassAsASensorInMmolPerLitreDoes(BigDecimal mass, BigDecimal molar) {
        assertThat(GlucoseConversion.toReading(mass, MASS, MOLAR), is(molar));
    }

    @ParameterizedTest
    @CsvSource({"2.2, 40", "3.9, 70", "5.5, 99", "10.0, 180", "13.9, 250", "22.2, 400"})
    void showsMolarAsASensorInMgPerDecilitreDoes(BigDecimal molar, BigDecimal mass) {
        assertThat(GlucoseConversion.toReading(molar, MOLAR, MASS), is(mass));
    }

    @Test
    void comesBackWithinOneAfterThereAndBack() {
        IntStream.rangeClosed(40, 400).forEach(value -> {
            BigDecimal mass = BigDecimal.valueOf(value);
            BigDecimal back = GlucoseConversion.toReading(GlucoseConversion.toReading(mass, MASS, MOLAR), MOLAR, MASS);
            assertThat(mass.subtract(back).abs(), is(lessThanOrEqualTo(BigDecimal.ONE)));
        });
    }

    @Test
    void leavesAValueInItsOwnUnitAlone() {
        assertThat(GlucoseConversion.convert(new BigDecimal("5.55"), MOLAR, MOLAR), is(new BigDecimal("5.55")));
    }
}
