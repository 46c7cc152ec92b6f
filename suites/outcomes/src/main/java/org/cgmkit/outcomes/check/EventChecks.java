package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.failure;

import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.Standing;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Low events. */
@ExtendWith(SubjectExtension.class)
class EventChecks {

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
}
