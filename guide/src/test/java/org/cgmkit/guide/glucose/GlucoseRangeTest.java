package org.cgmkit.guide.glucose;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlucoseRangeTest {

    @ParameterizedTest
    @CsvSource({
        "40, VERY_LOW",
        "53, VERY_LOW",
        "53.9, VERY_LOW",
        "54, LOW",
        "69, LOW",
        "69.5, LOW",
        "70, TARGET",
        "180, TARGET",
        "180.4, HIGH",
        "181, HIGH",
        "250, HIGH",
        "250.1, VERY_HIGH",
        "400, VERY_HIGH"
    })
    void partsMassValuesAtTheConsensusLimits(BigDecimal value, GlucoseRange range) {
        assertThat(GlucoseRange.of(value, GlucoseUnit.MASS), is(range));
    }

    @ParameterizedTest
    @CsvSource({
        "2.2, VERY_LOW",
        "2.9, VERY_LOW",
        "3.0, LOW",
        "3, LOW",
        "3.8, LOW",
        "3.9, TARGET",
        "10.0, TARGET",
        "10.00, TARGET",
        "10.1, HIGH",
        "13.9, HIGH",
        "14.0, VERY_HIGH",
        "22.2, VERY_HIGH"
    })
    void partsMolarValuesAtTheConsensusLimits(BigDecimal value, GlucoseRange range) {
        assertThat(GlucoseRange.of(value, GlucoseUnit.MOLAR), is(range));
    }
}
