package org.cgmkit.engine.trace;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Writes a trace row by row, as a sensor would. */
public final class TraceBuilder {
    private final List<TraceRow> rows = new ArrayList<>();
    private OffsetDateTime time;
    private Duration interval = Duration.ofMinutes(5);
    private String unit = "mg/dL";
    private String stream = "";

    private TraceBuilder(OffsetDateTime time) {
        this.time = time;
    }

    /** A trace of a five-minute sensor in mg/dL that begins then. */
    public static TraceBuilder from(String time) {
        return new TraceBuilder(OffsetDateTime.parse(time));
    }

    /** From here on a reading comes every so many minutes. */
    public TraceBuilder every(int minutes) {
        interval = Duration.ofMinutes(minutes);
        return this;
    }

    /** From here on values are in that unit. */
    public TraceBuilder in(String code) {
        unit = code;
        return this;
    }

    /** From here on readings are of that stream. */
    public TraceBuilder of(String name) {
        stream = name;
        return this;
    }

    /** From here on times have that offset; the moments stay. */
    public TraceBuilder offset(String offset) {
        time = time.withOffsetSameInstant(ZoneOffset.of(offset));
        return this;
    }

    /** The next reading comes at that time. */
    public TraceBuilder at(String next) {
        time = OffsetDateTime.parse(next);
        return this;
    }

    /** The next reading comes so much later. */
    public TraceBuilder skip(Duration duration) {
        time = time.plus(duration);
        return this;
    }

    /** As many readings of that value. */
    public TraceBuilder times(int count, String value) {
        for (int i = 0; i < count; i++) {
            rows.add(new TraceRow(rows.size() + 2, time.toString(), value, unit, stream));
            time = time.plus(interval);
        }
        return this;
    }

    /** The rows, numbered as lines of a file with a header. */
    public List<TraceRow> rows() {
        return List.copyOf(rows);
    }

    /** The same rows in another order, numbered anew. */
    public static List<TraceRow> numbered(List<TraceRow> rows) {
        List<TraceRow> numbered = new ArrayList<>();
        rows.forEach(row ->
                numbered.add(new TraceRow(numbered.size() + 2, row.time(), row.value(), row.unit(), row.stream())));
        return numbered;
    }
}
