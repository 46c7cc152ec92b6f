package org.cgmkit.engine.defect;

import static org.cgmkit.engine.defect.EngineWorkings.answering;
import static org.cgmkit.engine.defect.EngineWorkings.keeping;
import static org.cgmkit.engine.defect.EngineWorkings.shares;
import static org.cgmkit.engine.defect.EngineWorkings.taking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.SameTime;
import org.cgmkit.engine.trace.Delivery.Step;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceRow;

/** Defects of what an engine keeps from one trace to the next. */
final class LateDefects {
    private LateDefects() {}

    static List<EngineDefect> all() {
        return List.of(
                EngineDefect.of(
                        "remembers-interval",
                        "answers.isolated",
                        "It takes the interval of the trace before for that of a one-minute sensor.",
                        answering((answer, asked) -> {
                            if (asked.task().interval() == 1 && asked.intervalBefore() > 1) {
                                answer.put("active", answer.path("active").asDouble() * asked.intervalBefore());
                            }
                        })),
                EngineDefect.of(
                        "keeps-old-answer",
                        "late.recomputed",
                        "It has computed the day already, and does not look at readings that come later.",
                        keeping((before, task) ->
                                task.delivery().step() == Step.LATE ? before : Keeping.sound(before, task))),
                EngineDefect.of(
                        "adds-late-twice",
                        "late.same-as-whole",
                        "It counts late readings twice.",
                        answering((answer, asked) -> {
                            if (asked.task().delivery().step() == Step.LATE && isWithin(asked.task())) {
                                EngineTask twice =
                                        asked.task().withRows(twice(asked.task().rows()));
                                shares(
                                        answer,
                                        asked.of(twice)
                                                .under(asked.policy().with(PolicyKey.SAME_TIME, SameTime.NONE))
                                                .shares());
                            }
                        })),
                EngineDefect.of(
                        "takes-any-block",
                        "late.outside",
                        "Late readings count whether they lie in the period or not.",
                        taking(task -> task.delivery().step() == Step.LATE && !isWithin(task)
                                ? task.within(times(task).getFirst(), task.end())
                                : task)),
                EngineDefect.of(
                        "removed-stays",
                        "late.removed",
                        "Readings that are taken back still count.",
                        keeping((before, task) ->
                                task.delivery().step() == Step.REMOVED ? before : Keeping.sound(before, task))));
    }

    private static boolean isWithin(EngineTask task) {
        return !times(task).getFirst().isBefore(task.start());
    }

    private static List<Instant> times(EngineTask task) {
        return task.rows().stream()
                .map(row -> OffsetDateTime.parse(row.time()).toInstant())
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static List<TraceRow> twice(List<TraceRow> rows) {
        List<TraceRow> all = new ArrayList<>(rows);
        // The late block is low, and nothing else is.
        rows.stream().filter(row -> row.value().equals("60")).forEach(all::add);
        return all;
    }
}
