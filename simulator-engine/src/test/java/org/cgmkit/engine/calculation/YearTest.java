package org.cgmkit.engine.calculation;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceRow;
import org.junit.jupiter.api.Test;

class YearTest {
    private static final int MINUTES = 365 * 24 * 60;

    @Test
    void aYearOfOneMinuteReadingsIsComputedExactly() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        List<TraceRow> rows = new ArrayList<>(MINUTES);
        for (int i = 0; i < MINUTES; i++) {
            rows.add(new TraceRow(
                    i + 2, start.plusSeconds(i * 60L).toString(), String.valueOf(40 + i % 360), "mg/dL", ""));
        }

        Outcomes year = OutcomeEngine.compute(
                EngineTask.of(rows, start, start.plusSeconds(MINUTES * 60L), ZoneOffset.UTC)
                        .every(1),
                Policy.USUAL);

        assertThat(year.used(), is(MINUTES));
        assertThat(requireNonNull(year.spread()).mean(), is(Rational.of(439, 2)));
        assertThat(year.active(), is(Rational.HUNDRED));
    }
}
