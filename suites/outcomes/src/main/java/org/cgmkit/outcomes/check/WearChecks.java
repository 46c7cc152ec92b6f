package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.cgmkit.kit.check.OutcomeException.observed;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.answer.EngineAnswer;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.config.Computed;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
import org.cgmkit.outcomes.trace.DayTraces;
import org.cgmkit.outcomes.trace.Traces;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** The active share, and whether data are enough. */
@ExtendWith(SubjectExtension.class)
class WearChecks {

    @Base("outcome-engine.active.denominator")
    @DisplayName("The active share is one of what is declared")
    void isAShareOfWhatIsDeclared(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.ACTIVE);
        engine.assertSomethingFits(finding, PolicyKey.ACTIVE);
        engine.assertAsDeclared(finding, PolicyKey.ACTIVE, "active.denominator");
    }

    @Base("outcome-engine.active.bounded")
    @DisplayName("The active share does not go beyond 100")
    void staysWithin100(EngineUnderTest engine) {
        BigDecimal active = engine.number(Traces.plain(), Figure.ACTIVE, Computed.ACTIVE);
        if (active.compareTo(BigDecimal.valueOf(100)) > 0 && !ShareSum.isNearly(active, 100)) {
            throw failure(
                    "Active share of a whole day",
                    "100 at most",
                    "was " + active.toPlainString(),
                    "288 readings have 288 intervals: the last one stands for one, too.");
        }
    }

    @Base("outcome-engine.sufficiency.seventy")
    @DisplayName("Data are enough from 70 % on, compared as declared")
    void isEnoughFrom70(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.SUFFICIENCY);
        engine.assertSomethingFits(finding, PolicyKey.SUFFICIENCY);
        engine.assertAsDeclared(finding, PolicyKey.SUFFICIENCY, "sufficiency.seventy");
    }

    @Expected("outcome-engine.sufficiency.fourteen-days")
    @DisplayName("Less than 14 days are not enough, or are told")
    void isNotEnoughWithAWeek(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.SUFFICIENCY);
        engine.assumeSomethingFits(finding, "sufficiency.seventy");
        EngineAnswer answer = engine.answer(DayTraces.week());
        if (answer.sufficient().equals(Optional.of(true))
                && answer.json().path("notices").isEmpty()) {
            throw failure(
                    "Seven whole days",
                    "not enough, or a notice",
                    "they are said to be enough",
                    "The consensus asks for 14 days: with fewer, say so beside the figures.");
        }
    }

    @Base("outcome-engine.active.days")
    @DisplayName("Days of wear are calendar days or times 24 hours")
    void countsDays(EngineUnderTest engine) {
        JsonNode days = engine.answer(DayTraces.fromEveningToEvening()).json().path("daysOfWear");
        if (!days.isNumber()) {
            throw notApplicable("The answer has no daysOfWear.");
        }
        throw observed("48 hours on three calendar days are " + days.asText() + " days of wear.");
    }

    @May("outcome-engine.scale.quarter")
    @DisplayName("How long ninety days of a one-minute sensor take")
    void takesItsTime(EngineUnderTest engine) {
        EngineTask quarter = DayTraces.quarter();
        Instant began = Instant.now();
        EngineAnswer answer = engine.answerOrRefusal(quarter);
        BigDecimal seconds =
                BigDecimal.valueOf(Duration.between(began, Instant.now()).toMillis(), 3);
        throw observed(quarter.rows().size() + " readings of ninety days took " + seconds + " s"
                + (answer.refused() ? ", and were refused. " + answer.refusal() : "."));
    }
}
