package org.cgmkit.outcomes.lineage.play;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.SensorSession;
import org.cgmkit.engine.trace.TraceBuilder;
import org.cgmkit.engine.trace.TraceRow;

/**
 * One step that a platform is told to do.
 *
 * @param series which window it is about
 * @param kind what happens
 * @param set the identifier of the readings
 * @param given the readings that come, or that are taken back
 * @param whole the window with all readings that count afterwards
 * @param now when that is
 */
public record LineageStep(Series series, Kind kind, String set, EngineTask given, EngineTask whole, Instant now) {
    private static final int SLOTS = 288;

    /** Which window a step is about; each is a day of its own. */
    public enum Series {
        /** Readings come late, come again, and are taken back. */
        MAIN(3),
        /** Two blocks come late. */
        FORWARD(5),
        /** The same two, in the other order. */
        BACKWARD(7),
        /** Readings come after the window was closed. */
        CLOSED(9);

        private final int daysAgo;

        Series(int daysAgo) {
            this.daysAgo = daysAgo;
        }
    }

    /** What happens. */
    public enum Kind {
        /** The window is computed for the first time. */
        FIRST,
        /** Readings come late. */
        LATE,
        /** Readings come once more. */
        REPEATED,
        /** Readings are taken back. */
        REMOVED
    }

    /** What files and reports call it. */
    public String name() {
        return series.name().toLowerCase(java.util.Locale.ROOT) + "-"
                + kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The steps of a window of which two hours come late, come again, and are partly taken back. */
    static List<LineageStep> main(Instant today) {
        Window window = new Window(Series.MAIN, today);
        List<TraceRow> late = window.low(2, 24);
        List<TraceRow> gone = late.subList(12, 24);
        List<TraceRow> first = window.without(2, 24);
        return List.of(
                window.step(Kind.FIRST, "first", first, first, 1),
                window.step(Kind.LATE, "late", late, joined(first, late), 2),
                window.step(Kind.REPEATED, "again", late.subList(0, 6), joined(first, late), 3),
                window.step(Kind.REMOVED, "gone", gone, joined(first, late.subList(0, 12)), 4));
    }

    /** The steps of a window of which two blocks come late, one after the other. */
    static List<LineageStep> ordered(Series series, Instant today) {
        Window window = new Window(series, today);
        List<TraceRow> one = window.low(2, 24);
        List<TraceRow> other = window.low(4, 12);
        List<TraceRow> first = window.without(2, 36);
        List<TraceRow> before = series == Series.FORWARD ? one : other;
        List<TraceRow> after = series == Series.FORWARD ? other : one;
        return List.of(
                window.step(Kind.FIRST, "first", first, first, 1),
                window.step(Kind.LATE, "late-1", before, joined(first, before), 2),
                window.step(Kind.LATE, "late-2", after, joined(joined(first, before), after), 3));
    }

    /** The steps of a window that is closed when readings come late. */
    static List<LineageStep> closed(Instant today, Duration closes) {
        Window window = new Window(Series.CLOSED, today);
        List<TraceRow> late = window.low(2, 24);
        List<TraceRow> first = window.without(2, 24);
        return List.of(
                window.step(Kind.FIRST, "first", first, first, 1),
                window.step(Kind.LATE, "late", late, first, closes.toHours() + 1));
    }

    private static List<TraceRow> joined(List<TraceRow> one, List<TraceRow> other) {
        List<TraceRow> all = new ArrayList<>(one);
        all.addAll(other);
        return TraceBuilder.numbered(all);
    }

    /** A day of a sensor that was started at eight in the morning and shows mmol/L; one reading was sent twice. */
    private record Window(Series series, Instant today) {
        Instant start() {
            return today.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(series.daysAgo));
        }

        List<TraceRow> without(int hour, int count) {
            int from = hour * 12;
            return builder(0)
                    .times(from, "6.7")
                    .skip(Duration.ofMinutes(5L * count))
                    .times(180 - from - count, "6.7")
                    .times(60, "11.1")
                    .times(SLOTS - 240, "7.8")
                    .skip(Duration.ofMinutes(-5))
                    .times(1, "7.8")
                    .rows();
        }

        List<TraceRow> low(int hour, int count) {
            return builder(hour).times(count, "3.3").rows();
        }

        private TraceBuilder builder(int hour) {
            return TraceBuilder.from(start().plus(Duration.ofHours(hour))
                            .atOffset(ZoneOffset.UTC)
                            .toString())
                    .in("mmol/L");
        }

        LineageStep step(Kind kind, String set, List<TraceRow> given, List<TraceRow> whole, long hoursAfter) {
            Instant end = start().plus(Duration.ofDays(1));
            EngineTask task = EngineTask.of(whole, start(), end, ZoneOffset.UTC)
                    .with(List.of(new SensorSession(start().plus(Duration.ofHours(8)), 120, "G6")));
            return new LineageStep(
                    series,
                    kind,
                    "cgmkit-" + series.name().toLowerCase(java.util.Locale.ROOT) + "-" + set + "-"
                            + start().toString().substring(0, 10),
                    task.withRows(TraceBuilder.numbered(given)),
                    task,
                    end.plus(Duration.ofHours(hoursAfter)));
        }
    }
}
