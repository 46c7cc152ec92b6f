package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.answer.EngineAnswer;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.config.Computed;
import org.cgmkit.outcomes.trace.DayTraces;
import org.cgmkit.outcomes.trace.EventTraces;
import org.cgmkit.outcomes.trace.Traces;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an answer is, whatever its figures are. */
@ExtendWith(SubjectExtension.class)
class AnswerChecks {
    private static final Map<Computed, List<Figure>> FIGURES = new EnumMap<>(Map.of(
            Computed.MEAN, List.of(Figure.MEAN),
            Computed.SD, List.of(Figure.SD),
            Computed.CV, List.of(Figure.CV),
            Computed.GMI, List.of(Figure.GMI),
            Computed.GRI, List.of(Figure.GRI),
            Computed.ACTIVE, List.of(Figure.ACTIVE),
            Computed.SUFFICIENT, List.of(Figure.SUFFICIENT),
            Computed.EVENTS, List.of(Figure.LEVEL_ONE, Figure.LEVEL_TWO)));

    @Base("outcome-engine.answers.given")
    @DisplayName("Each figure that the engine computes is in its answer")
    void givesEachFigure(EngineUnderTest engine) {
        EngineAnswer answer = engine.answerOrRefusal(Traces.plain());

        assertThat("refusal of a day of readings", answer.refusal(), is(""));
        List<String> missing = new ArrayList<>();
        FIGURES.forEach((computed, figures) -> {
            if (engine.computes(computed)) {
                figures.stream().filter(each -> isAbsent(answer.raw(each))).forEach(each -> missing.add(each.id()));
            }
        });
        if (engine.computes(Computed.SHARES)) {
            Figure.SHARES.stream()
                    .filter(each ->
                            isAbsent(answer.raw(each)) && answer.number(each).isEmpty())
                    .forEach(each -> missing.add(each.id()));
        }
        if (engine.computes(Computed.DAYS) && !answer.json().path("perDay").isObject()) {
            missing.add("perDay");
        }
        assertNone(
                "figures that are in 'computes' and not in the answer",
                missing,
                "Say in 'figures' where the answer has them, or leave them out of 'computes'.");
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    @Base("outcome-engine.answers.numbers")
    @DisplayName("Figures are numbers")
    void writesNumbers(EngineUnderTest engine) {
        List<String> texts = Stream.of(Traces.plain(), Traces.empty())
                .map(engine::answerOrRefusal)
                .flatMap(answer -> Stream.of(Figure.values())
                        .filter(each -> answer.raw(each).isTextual())
                        .map(each -> each.id() + " \"" + answer.raw(each).asText() + "\""))
                .toList();

        assertNone(
                "figures that are text", texts, "Write numbers as JSON has them (RFC 8259, section 6), with a point.");
    }

    @Base("outcome-engine.answers.deterministic")
    @DisplayName("The same trace twice gives the same figures")
    void saysTheSameAgain(EngineUnderTest engine) {
        EngineAnswer first = engine.answer(Traces.plain());
        EngineAnswer second = engine.again(Traces.plain());

        assertNone("figures that differ the second time", differences(first, second), "");
    }

    @Base("outcome-engine.answers.isolated")
    @DisplayName("What was computed before makes no difference")
    void isNotChangedByWhatCameBefore(EngineUnderTest engine) {
        if (!differences(engine.answer(Traces.plain()), engine.again(Traces.plain()))
                .isEmpty()) {
            throw inconclusive("The same trace twice gives other figures, which outcome-engine.answers.deterministic"
                    + " tells of.");
        }
        engine.again(DayTraces.oneMinuteDay());
        EngineAnswer afterItself = engine.again(DayTraces.oneMinuteDay());
        engine.again(Traces.plain());
        EngineAnswer afterAnother = engine.again(DayTraces.oneMinuteDay());

        assertNone(
                "figures of a one-minute sensor that differ after a trace of a five-minute sensor",
                differences(afterItself, afterAnother),
                "Keep nothing from one trace to the next; the interval of another person's sensor least of all.");
    }

    @Base("outcome-engine.answers.order-free")
    @DisplayName("The order of the rows makes no difference")
    void takesRowsInAnyOrder(EngineUnderTest engine) {
        EngineAnswer sorted = engine.answer(EventTraces.events());
        EngineAnswer backwards = engine.answer(EventTraces.eventsBackwards());

        assertNone(
                "figures that differ where the last row comes first",
                differences(sorted, backwards),
                "Sort by time before anything else.");
    }

    /** Ends the check inconclusive where figures change with the order of rows, or for no reason. */
    static void assumeStable(EngineUnderTest engine) {
        if (!differences(engine.answer(Traces.plain()), engine.again(Traces.plain()))
                .isEmpty()) {
            throw inconclusive(
                    "The same trace twice gives other figures, which outcome-engine.answers.deterministic tells of.");
        }
        if (!differences(engine.answer(EventTraces.events()), engine.answer(EventTraces.eventsBackwards()))
                .isEmpty()) {
            throw inconclusive("The order of rows changes figures, which outcome-engine.answers.order-free tells of.");
        }
    }

    static List<String> differences(EngineAnswer one, EngineAnswer other) {
        return Stream.of(Figure.values())
                .filter(each -> !one.raw(each).equals(other.raw(each)))
                .map(each -> each.id() + " " + one.raw(each) + " and " + other.raw(each))
                .toList();
    }

    @Base("outcome-engine.answers.empty")
    @DisplayName("Of no reading there is no figure")
    void saysNothingOfNothing(EngineUnderTest engine) {
        EngineAnswer answer = engine.answerOrRefusal(Traces.empty());

        List<String> figures = Stream.concat(
                        Figure.SHARES.stream(), Stream.of(Figure.MEAN, Figure.SD, Figure.CV, Figure.GMI, Figure.GRI))
                .filter(each -> answer.raw(each).isNumber())
                .map(each -> each.id() + " " + answer.raw(each))
                .toList();
        assertNone(
                "figures of a trace without readings",
                figures,
                "Leave them out or write null: 0 % says that there was time, and that none of it was in the range.");
    }

    @Expected("outcome-engine.answers.bad-row")
    @DisplayName("Rows that cannot be read are told, or the trace is refused")
    void tellsOfBadRows(EngineUnderTest engine) {
        EngineAnswer answer = engine.answerOrRefusal(Traces.badRows());
        boolean told = answer.refused()
                || !answer.json().path("notices").isEmpty()
                || answer.json().at("/excluded/unreadable").asInt() > 0;

        assertThat(
                "telling of the values -5, abc and nothing", told, is(true), "Tell them in 'notices' or 'excluded'.");
    }

    @Expected("outcome-engine.policy.told")
    @DisplayName("The answer names its method")
    void namesItsMethod(EngineUnderTest engine) {
        assertThat(
                "name of the method",
                engine.answer(Traces.plain()).json().path("method").asText(),
                is(not("")),
                "Write name and version of the method to 'method', so that figures can be traced to how they were"
                        + " computed.");
    }
}
