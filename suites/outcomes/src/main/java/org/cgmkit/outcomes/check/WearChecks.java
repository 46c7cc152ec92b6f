package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.failure;

import java.math.BigDecimal;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.config.Computed;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
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
}
