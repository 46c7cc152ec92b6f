package org.cgmkit.cli.outcomes;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.cgmkit.engine.calculation.TimeText;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.EngineTask.SensorRange;
import org.cgmkit.engine.trace.SensorSession;
import org.cgmkit.engine.trace.TaskText;
import org.cgmkit.engine.trace.TraceFile;
import org.cgmkit.engine.trace.TraceRow;
import org.cgmkit.guide.glucose.SensorWear;
import org.cgmkit.kit.config.ConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What an engine is told beside the trace. Each can also be said by a variable of the environment, by which the kit tells engines
 * under test.
 */
final class TaskOptions {
    @Option(names = "--start", paramLabel = "TIME", description = "The start of the period (default: the first day).")
    private @Nullable String start;

    @Option(names = "--end", paramLabel = "TIME", description = "The end of the period (default: after the last day).")
    private @Nullable String end;

    @Option(names = "--zone", paramLabel = "ZONE", description = "The time zone of the person (default: UTC).")
    private @Nullable String zone;

    @Option(
            names = "--interval",
            paramLabel = "MINUTES",
            description = "The minutes between two readings (default: as the readings show), or one number for each "
                    + "stream, such as a=1,b=5.")
    private @Nullable String interval;

    @Option(
            names = "--session",
            paramLabel = "START,MINUTES",
            description =
                    "A sensor that was started, with the minutes of its warm-up and perhaps its generation. May be "
                            + "given several times.")
    private List<String> sessions = List.of();

    EngineTask of(String csv, Map<String, String> environment) {
        List<TraceRow> rows = said("The file", () -> TraceFile.read(csv));
        ZoneId where = said("--zone", () -> TaskText.zone(value(zone, environment, "CGMKIT_ZONE", "UTC")));
        List<Instant> times = times(rows, where);
        String from = value(start, environment, "CGMKIT_START", "");
        String until = value(end, environment, "CGMKIT_END", "");
        if (times.isEmpty() && (from.isEmpty() || until.isEmpty())) {
            throw new ConfigurationException(
                    "Expected rows with a time such as 2026-05-01T10:00:00Z, but the file has none;"
                            + " without any, --start and --end have to say the period.");
        }
        Instant begins = from.isEmpty()
                ? day(times.getFirst(), where).atStartOfDay(where).toInstant()
                : said("--start", () -> TaskText.moment(from, where));
        Instant ends = until.isEmpty()
                ? day(times.getLast(), where).plusDays(1).atStartOfDay(where).toInstant()
                : said("--end", () -> TaskText.moment(until, where));
        String every = value(interval, environment, "CGMKIT_INTERVAL", "");
        Map<String, Integer> intervals =
                every.isEmpty() ? Map.of() : said("--interval", () -> TaskText.intervals(every));
        return said(
                "The period",
                () -> new EngineTask(
                        rows,
                        begins,
                        ends,
                        where,
                        intervals.containsKey("") ? intervals.get("") : usual(intervals, times),
                        intervals,
                        sessions(where),
                        SensorRange.USUAL));
    }

    private static int usual(Map<String, Integer> intervals, List<Instant> times) {
        return intervals.isEmpty()
                ? (int) Math.min(60, SensorWear.interval(times).toMinutes())
                : Math.toIntExact(SensorWear.FIVE_MINUTES.toMinutes());
    }

    private List<SensorSession> sessions(ZoneId where) {
        return sessions.stream()
                .map(each -> said("--session", () -> TaskText.session(each, where)))
                .toList();
    }

    private static LocalDate day(Instant time, ZoneId zone) {
        return time.atZone(zone).toLocalDate();
    }

    /** The times that can be read, in order. */
    private static List<Instant> times(List<TraceRow> rows, ZoneId zone) {
        List<Instant> times = new ArrayList<>(rows.size());
        for (TraceRow row : rows) {
            try {
                times.add(TimeText.read(row.time()).toInstant());
            } catch (DateTimeException e) {
                try {
                    times.add(LocalDateTime.parse(row.time().replace(' ', 'T'))
                            .atZone(zone)
                            .toInstant());
                } catch (DateTimeException unreadable) {
                    // The engine tells of it.
                }
            }
        }
        return times.stream().sorted().toList();
    }

    private static String value(
            @Nullable String option, Map<String, String> environment, String variable, String otherwise) {
        String said = option == null ? environment.get(variable) : option;
        return said == null || said.isBlank() ? otherwise : said.strip();
    }

    private static <T> T said(String where, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(where + ": " + e.getMessage());
        }
    }
}
