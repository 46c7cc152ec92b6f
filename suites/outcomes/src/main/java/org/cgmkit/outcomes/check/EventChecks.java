package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.math.BigDecimal;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.Standing;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.config.Computed;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
import org.cgmkit.outcomes.trace.EventTraces;
import org.cgmkit.outcomes.trace.Traces;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Low events. */
@ExtendWith(SubjectExtension.class)
class EventChecks {
    private static final int ALL = 100;

    @Base("outcome-engine.events.start")
    @DisplayName("An event begins with 15 minutes, counted as declared")
    void beginsAsDeclared(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.EVENTS);
        engine.assertSomethingFits(finding, PolicyKey.EVENT_MINUTES);
        engine.assertAsDeclared(finding, PolicyKey.EVENT_MINUTES, "events.start");
    }

    @Base("outcome-engine.events.recovery")
    @DisplayName("Less than 15 minutes above the limit do not end an event")
    void lastsUntilRecovery(EngineUnderTest engine) {
        Finding finding = finding(engine);
        if (finding.standing(PolicyKey.RECOVERY) == Standing.DEFECT) {
            throw failure(
                    "Low events of 20 minutes, ten minutes above 70 mg/dL and 20 minutes again",
                    "one",
                    "there are two",
                    "An event ends with 15 minutes at or above the limit.");
        }
    }

    @Base("outcome-engine.events.gap")
    @DisplayName("A gap within an event is treated as declared")
    void treatsGapsAsDeclared(EngineUnderTest engine) {
        engine.assertAsDeclared(finding(engine), PolicyKey.EVENT_GAP, "events.recovery");
    }

    @Base("outcome-engine.events.level-two")
    @DisplayName("An event of level two ends as declared")
    void endsLevelTwoAsDeclared(EngineUnderTest engine) {
        engine.assertAsDeclared(finding(engine), PolicyKey.LEVEL_TWO_END, "events.recovery");
    }

    @Base("outcome-engine.events.level-one")
    @DisplayName("Events of level one are counted with or without those of level two, as declared")
    void countsLevelOneAsDeclared(EngineUnderTest engine) {
        engine.assertAsDeclared(finding(engine), PolicyKey.LEVEL_ONE, "events.recovery");
    }

    private static Finding finding(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.EVENTS);
        engine.assumeSomethingFits(finding, "events.start");
        return finding;
    }

    @Base("outcome-engine.events.extended")
    @DisplayName("An event of two hours is extended or not as declared")
    void extendsAsDeclared(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.EXTENDED);
        engine.assertSomethingFits(finding, PolicyKey.EXTENDED);
        engine.assertAsDeclared(finding, PolicyKey.EXTENDED, "events.extended");
    }

    @Base("outcome-engine.events.threshold")
    @DisplayName("70 mg/dL is not low to an event")
    void takes70ForNotLow(EngineUnderTest engine) {
        finding(engine);
        if (engine.computes(Computed.SHARES)
                && !ShareSum.isNearly(engine.share(Traces.oneValue("70", "mg/dL"), Figure.TARGET), ALL)) {
            throw inconclusive("70 mg/dL is not in target either, which outcome-engine.ranges.threshold-70 tells of.");
        }
        assertCount(
                engine,
                EventTraces.seventyWithin(),
                "Low events of one low reading, two of 70 mg/dL and one low reading",
                "70 belongs to the target, in events as in shares.");
    }

    @Base("outcome-engine.events.midnight")
    @DisplayName("Midnight does not end an event")
    void lastsBeyondMidnight(EngineUnderTest engine) {
        BigDecimal noon = count(engine, EventTraces.atNoon());
        BigDecimal midnight = count(engine, EventTraces.atMidnight());
        if (midnight.compareTo(noon) != 0) {
            throw failure(
                    "Low events of 40 minutes around midnight",
                    noon.toPlainString() + ", as around noon",
                    "was " + midnight.toPlainString(),
                    "Look for events in the whole trace, and give each to the day on which it began.");
        }
    }

    @Expected("outcome-engine.events.open-end")
    @DisplayName("An event that has not ended when the data end counts, or is told")
    void countsOpenEvents(EngineUnderTest engine) {
        finding(engine);
        BigDecimal counted = count(engine, EventTraces.openEnd());
        if (counted.signum() == 0
                && engine.answer(EventTraces.openEnd()).json().path("notices").isEmpty()) {
            throw failure(
                    "Low events of 20 minutes at the end of the data",
                    "1, or a notice",
                    "was 0",
                    "Whether it has ended is not known, that it began is.");
        }
    }

    @Base("outcome-engine.time.travel")
    @DisplayName("Another offset of times neither ends an event nor makes a gap")
    void travels(EngineUnderTest engine) {
        finding(engine);
        if (!AnswerChecks.differences(engine.answer(Traces.plain()), engine.answer(Traces.plainElsewhere()))
                .isEmpty()) {
            throw inconclusive("Offsets of times change figures, which outcome-engine.time.offsets tells of.");
        }
        assertCount(
                engine,
                EventTraces.onAJourney(),
                "Low events of half an hour, in the middle of which the offset changes from -05:00 to -08:00",
                "Compute with moments: the clock on the wall goes back three hours, time does not.");
    }

    private static void assertCount(EngineUnderTest engine, EngineTask task, String label, String advice) {
        BigDecimal counted = count(engine, task);
        int right = engine.right(task, Dimension.EVENTS).episodes().levelOne();
        if (counted.compareTo(BigDecimal.valueOf(right)) != 0) {
            throw failure(label, String.valueOf(right), "was " + counted.toPlainString(), advice);
        }
    }

    private static BigDecimal count(EngineUnderTest engine, EngineTask task) {
        return engine.number(task, Figure.LEVEL_ONE, Computed.EVENTS);
    }
}
