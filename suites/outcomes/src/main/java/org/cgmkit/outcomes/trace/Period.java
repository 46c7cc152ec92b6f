package org.cgmkit.outcomes.trace;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceBuilder;
import org.cgmkit.engine.trace.TraceRow;

/** The days that most traces lie in. */
final class Period {
    static final String START = "2026-05-04T00:00:00Z";
    static final Instant FROM = Instant.parse(START);
    static final Duration DAY = Duration.ofDays(1);

    private Period() {}

    static EngineTask day(TraceBuilder trace) {
        return day(trace.rows());
    }

    static EngineTask day(List<TraceRow> rows) {
        return days(1, rows);
    }

    static EngineTask days(int days, List<TraceRow> rows) {
        return EngineTask.of(rows, FROM, FROM.plus(DAY.multipliedBy(days)), ZoneOffset.UTC);
    }
}
