package org.cgmkit.outcomes.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceBuilder;
import org.cgmkit.engine.trace.TraceRow;

/**
 * Traces that nobody can have seen before, as they are made from a number. Each has one thing only that engines treat differently:
 * in which order an engine treats several of them is nowhere said.
 *
 * @param seed the number that all of them follow from
 */
public record RandomTraces(long seed) {
    private static final int SLOTS = 288;
    private static final int[] GAPS = {10, 15, 25, 35, 40, 50, 55, 70, 90};

    /** One of each kind. */
    public List<EngineTask> all() {
        return List.of(gaps(), duplicates(), unitsAndWords());
    }

    /** Glucose that goes up and down, with gaps of many lengths. */
    public EngineTask gaps() {
        Random random = new Random(seed);
        TraceBuilder trace = TraceBuilder.from(Period.START);
        int value = 120;
        for (int slot = 0; slot < SLOTS; slot++) {
            value = next(value, random);
            if (slot > 0 && random.nextInt(20) == 0) {
                int minutes = GAPS[random.nextInt(GAPS.length)];
                trace.skip(Duration.ofMinutes(minutes - 5L));
                slot += minutes / 5 - 1;
            }
            if (slot < SLOTS) {
                trace.times(1, String.valueOf(value));
            }
        }
        return Period.day(trace.rows());
    }

    /** The same without gaps, with rows that come twice and with second values at some times. */
    public EngineTask duplicates() {
        Random random = new Random(seed + 1);
        List<TraceRow> rows = new ArrayList<>();
        for (TraceRow row : walk(random)) {
            rows.add(row);
            int what = random.nextInt(12);
            if (what == 0) {
                rows.add(row);
            } else if (what == 1) {
                // The mean of both is a whole number, so no rounding of means comes into it.
                String other = String.valueOf(Integer.parseInt(row.value()) + 40);
                rows.add(new TraceRow(row.line(), row.time(), other, row.unit(), row.stream()));
            }
        }
        return Period.day(TraceBuilder.numbered(rows));
    }

    /** The same without gaps, with LOW and HIGH and with values in both units. */
    public EngineTask unitsAndWords() {
        Random random = new Random(seed + 2);
        List<TraceRow> rows = new ArrayList<>();
        for (TraceRow row : walk(random)) {
            int what = random.nextInt(30);
            if (what == 0) {
                String word = Integer.parseInt(row.value()) < 150 ? "LOW" : "HIGH";
                rows.add(new TraceRow(row.line(), row.time(), word, row.unit(), row.stream()));
            } else if (what < 10) {
                int tenths = (int) Math.round(Integer.parseInt(row.value()) / 1.80182);
                rows.add(new TraceRow(row.line(), row.time(), tenths / 10 + "." + tenths % 10, "mmol/L", row.stream()));
            } else {
                rows.add(row);
            }
        }
        return Period.day(TraceBuilder.numbered(rows));
    }

    private static List<TraceRow> walk(Random random) {
        TraceBuilder trace = TraceBuilder.from(Period.START);
        int value = 120;
        for (int slot = 0; slot < SLOTS; slot++) {
            value = next(value, random);
            trace.times(1, String.valueOf(value));
        }
        return trace.rows();
    }

    private static int next(int value, Random random) {
        int step = random.nextInt(31) - 15 + (value > 200 ? -4 : value < 90 ? 4 : 0);
        return Math.max(42, Math.min(360, value + step));
    }
}
