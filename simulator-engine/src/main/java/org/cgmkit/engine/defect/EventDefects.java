package org.cgmkit.engine.defect;

import static org.cgmkit.engine.defect.EngineWorkings.answering;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.engine.calculation.Episodes;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceRow;

/** Defects of low events that no policy describes. */
final class EventDefects {
    private EventDefects() {}

    static List<EngineDefect> all() {
        return List.of(
                EngineDefect.of(
                        "seventy-is-low",
                        "events.threshold",
                        "To its events 70 mg/dL is low.",
                        answering((answer, asked) -> events(answer, asked, List.of(lowered(asked.task()))))),
                EngineDefect.of(
                        "drops-open-event",
                        "events.open-end",
                        "It leaves out an event that has not ended when the data end.",
                        answering((answer, asked) -> {
                            List<TraceRow> rows = asked.task().rows();
                            if (!rows.isEmpty() && rows.getLast().value().equals("60")) {
                                ObjectNode events = (ObjectNode) answer.path("events");
                                events.put(
                                        "levelOne",
                                        Math.max(0, events.path("levelOne").asInt() - 1));
                            }
                        })),
                EngineDefect.of(
                        "splits-at-midnight",
                        "events.midnight",
                        "It looks for events day by day.",
                        answering((answer, asked) -> events(answer, asked, days(asked.task())))),
                EngineDefect.of(
                        "restarts-at-new-offset",
                        "time.travel",
                        "It looks for events anew where the offset of times changes.",
                        answering((answer, asked) -> events(answer, asked, offsets(asked.task())))));
    }

    /** Puts the events of all parts together into an answer. */
    private static void events(ObjectNode answer, EngineWorkings.Asked asked, List<EngineTask> parts) {
        int one = 0;
        int two = 0;
        int extended = 0;
        for (EngineTask part : parts) {
            Episodes episodes = asked.of(part).under(asked.policy()).episodes();
            one += episodes.levelOne();
            two += episodes.levelTwo();
            extended += episodes.extended();
        }
        answer.putObject("events").put("levelOne", one).put("levelTwo", two).put("extended", extended);
    }

    private static EngineTask lowered(EngineTask task) {
        return task.withRows(task.rows().stream()
                .map(row -> row.value().equals("70")
                        ? new TraceRow(row.line(), row.time(), "60", row.unit(), row.stream())
                        : row)
                .toList());
    }

    private static List<EngineTask> days(EngineTask task) {
        if (Duration.between(task.start(), task.end()).toDays() != 2) {
            return List.of(task);
        }
        List<EngineTask> days = new ArrayList<>();
        for (var from = task.start(); from.isBefore(task.end()); from = from.plus(Duration.ofDays(1))) {
            days.add(task.within(from, from.plus(Duration.ofDays(1))));
        }
        return days;
    }

    private static List<EngineTask> offsets(EngineTask task) {
        Map<ZoneOffset, List<TraceRow>> parts = new LinkedHashMap<>();
        task.rows()
                .forEach(row -> parts.computeIfAbsent(
                                OffsetDateTime.parse(row.time()).getOffset(), each -> new ArrayList<>())
                        .add(row));
        return parts.values().stream().map(task::withRows).toList();
    }
}
