package org.cgmkit.cgm.receiver.capability;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchValuesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-05-01T10:00:27Z, 2026-05-01T10:00:27Z",
        "2026-05-01T10:00:27.000Z, 2026-05-01T10:00:27Z",
        "2026-05-01T12:00:27.000000+02:00, 2026-05-01T12:00:27+02:00",
        "2026-05-01T10:00:27.250Z, 2026-05-01T10:00:27.250Z",
        "2026-05-01, 2026-05-01"
    })
    void aSecondWithAnEmptyFractionIsSearchedAsASecond(String stored, String searched) {
        ObjectNode reading = JsonNodeFactory.instance.objectNode().put("effectiveDateTime", stored);

        assertThat(SearchValues.date(reading).orElseThrow().matching(), is(searched));
    }
}
