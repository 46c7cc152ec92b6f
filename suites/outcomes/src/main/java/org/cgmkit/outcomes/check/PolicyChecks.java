package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.engine.policy.NumberRounding;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.Standing;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the engine says of its policy, and how it writes numbers. */
@ExtendWith(SubjectExtension.class)
class PolicyChecks {

    @Expected("outcome-engine.numbers.rounding")
    @DisplayName("Figures are rounded to the nearest")
    void roundsToTheNearest(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.ROUNDING);
        engine.assumeSomethingFits(finding, "answers.given");
        boolean cut = finding.policy().orElseThrow().of(PolicyKey.ROUNDING) == NumberRounding.TRUNCATED;
        if (cut && !engine.declares(PolicyKey.ROUNDING, NumberRounding.TRUNCATED)) {
            throw failure(
                    "A share of 66.6… %",
                    "rounded to the nearest",
                    "it is cut off",
                    "Shares that are cut off make less than 100: round, or declare numbers.rounding: truncated.");
        }
    }

    @Expected("outcome-engine.policy.declared")
    @DisplayName("What the engine decides otherwise than is usual is declared")
    void declaresWhatIsNotUsual(EngineUnderTest engine) {
        List<String> undeclared = new ArrayList<>();
        List<String> vector = new ArrayList<>();
        for (Finding finding : engine.identification().all(engine.log())) {
            finding.policy()
                    .ifPresent(policy -> finding.dimension().keys().forEach(key -> {
                        vector.add(key.id() + ": " + finding.values(key));
                        if (isUndeclared(engine, finding, policy, key)) {
                            undeclared.add(key.id() + ": " + policy.text(key));
                        }
                    }));
        }
        engine.log().remark("Found: " + String.join("; ", vector) + ".");

        assertNone(
                "decisions that are not the usual ones and are not declared",
                undeclared,
                "Declare them under 'declares' in the target file, so that who reads the figures knows.");
    }

    /** A value that is never right is no matter of declarations: its own row tells of it. */
    private static <T> boolean isUndeclared(EngineUnderTest engine, Finding finding, Policy policy, PolicyKey<T> key) {
        T found = policy.of(key);
        return !engine.declares(key) && !finding.allows(key, key.usual()) && key.standing(found) == Standing.ALLOWED;
    }
}
