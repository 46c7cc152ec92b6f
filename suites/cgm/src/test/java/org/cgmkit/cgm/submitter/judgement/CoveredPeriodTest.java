package org.cgmkit.cgm.submitter.judgement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.cgmkit.fixtures.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoveredPeriodTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-05-01, 2026-05-14, 2026-04-30T22:00:00Z, 2026-05-14T22:00:00Z",
        "2026-03, 2026-03, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
        "2024, 2024, 2023-12-31T23:00:00Z, 2024-12-31T23:00:00Z",
        "2026-05-01T00:00:00Z, 2026-05-14, 2026-05-01T00:00:00Z, 2026-05-14T22:00:00Z",
        "2026-05-01, 2026-05-14T23:59:59+02:00, 2026-04-30T22:00:00Z, 2026-05-14T22:00:00Z",
        "2026-05-01, 2026-05-14T21:59:59.999Z, 2026-04-30T22:00:00Z, 2026-05-14T22:00:00Z"
    })
    void theEndIsIncludedToItsLastDecimal(String start, String end, Instant from, Instant until) {
        CoveredPeriod literal = read(start, end).getFirst();

        assertThat(literal.start(), is(from));
        assertThat(literal.end(), is(until));
    }

    @Test
    void onlyATimeOfDayAtTheEndMayBeMeantExclusive() {
        List<CoveredPeriod> times = read("2026-05-01", "2026-05-14T22:00:00Z");

        assertThat(
                times.stream().map(CoveredPeriod::end).toList(),
                is(List.of(Instant.parse("2026-05-14T22:00:01Z"), Instant.parse("2026-05-14T22:00:00Z"))));
        assertThat(read("2026-05-01", "2026-05-14").size(), is(1));
    }

    @ParameterizedTest
    @CsvSource({"2026-05-14, 2026-05-01", "2026-05-01, ''", "'', 2026-05-01", "yesterday, today", "2026-02-30, 2026-03"
    })
    void whatIsNoPeriodIsNotRead(String start, String end) {
        assertThat(read(start, end), is(empty()));
    }

    private static List<CoveredPeriod> read(String start, String end) {
        return CoveredPeriod.readings(Json.object().put("start", start).put("end", end), BERLIN);
    }
}
