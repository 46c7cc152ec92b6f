package org.cgmkit.engine.defect;

import static org.cgmkit.engine.defect.EngineWorkings.answering;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.List;
import org.cgmkit.engine.trace.TraceRow;

/** Defects of what an answer is. */
final class AnswerDefects {
    private static final List<String> RANGES = List.of("veryLow", "low", "target", "high", "veryHigh");

    private AnswerDefects() {}

    static List<EngineDefect> all() {
        return List.of(
                EngineDefect.of(
                        "forgets-cv",
                        "answers.given",
                        "It says that it computes the coefficient of variation, and leaves it out.",
                        answering((answer, asked) -> answer.remove("cv"))),
                EngineDefect.of(
                        "decimal-comma",
                        "answers.numbers",
                        "It writes the coefficient of variation as a text with a decimal comma.",
                        answering((answer, asked) -> text(answer, "cv"))),
                EngineDefect.of(
                        "says-nan",
                        "answers.numbers",
                        "It writes NaN where a figure cannot be computed.",
                        answering((answer, asked) -> nan(answer))),
                EngineDefect.of(
                        "wanders",
                        "answers.deterministic",
                        "Asked the same again, it says something else.",
                        answering((answer, asked) -> {
                            if (asked.times() > 0) {
                                answer.put("active", answer.path("active").asInt() + asked.times());
                            }
                        })),
                EngineDefect.of(
                        "trusts-order",
                        "answers.order-free",
                        "It looks for events in the order of the rows.",
                        answering((answer, asked) -> {
                            if (!isSorted(asked.task().rows())) {
                                ObjectNode events = (ObjectNode) answer.path("events");
                                events.put("levelOne", events.path("levelOne").asInt() + 1);
                            }
                        })),
                EngineDefect.of(
                        "zero-of-nothing",
                        "answers.empty",
                        "Of no reading it says that no time was in any range.",
                        answering((answer, asked) -> {
                            if (answer.path("percent").isNull()) {
                                ObjectNode percent = answer.putObject("percent");
                                RANGES.forEach(range -> percent.put(range, 0));
                            }
                        })),
                EngineDefect.of(
                        "swallows-bad-rows",
                        "answers.bad-row",
                        "It leaves out rows that it cannot read, and does not tell.",
                        answering((answer, asked) -> {
                            ObjectNode excluded = (ObjectNode) answer.path("excluded");
                            if (excluded.path("unreadable").asInt() > 0) {
                                answer.putArray("notices");
                                excluded.remove("unreadable");
                            }
                        })),
                EngineDefect.of(
                        "nameless-method",
                        "policy.told",
                        "Its answers name no method.",
                        answering((answer, asked) -> answer.remove("method"))));
    }

    private static void text(ObjectNode answer, String figure) {
        if (answer.path(figure).isNumber()) {
            answer.put(figure, answer.path(figure).asText().replace('.', ','));
        }
    }

    private static void nan(ObjectNode answer) {
        if (answer.path("gmi").isNull()) {
            answer.put("gmi", "NaN");
        }
    }

    private static boolean isSorted(List<TraceRow> rows) {
        for (int i = 1; i < rows.size(); i++) {
            if (OffsetDateTime.parse(rows.get(i).time())
                    .toInstant()
                    .isBefore(OffsetDateTime.parse(rows.get(i - 1).time()).toInstant())) {
                return false;
            }
        }
        return true;
    }
}
