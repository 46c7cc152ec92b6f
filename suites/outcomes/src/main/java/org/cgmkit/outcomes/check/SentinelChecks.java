package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import org.cgmkit.engine.calculation.OutcomeEngine;
import org.cgmkit.engine.policy.ErrorCodes;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.SentinelUse;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.answer.EngineAnswer;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
import org.cgmkit.outcomes.policy.Shares;
import org.cgmkit.outcomes.trace.Traces;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** LOW, HIGH and codes. */
@ExtendWith(SubjectExtension.class)
class SentinelChecks {

    @Expected("outcome-engine.sentinels.counted")
    @DisplayName("LOW is very low and HIGH is very high")
    void countsWords(EngineUnderTest engine) {
        if (drops(engine) && !engine.declares(PolicyKey.SENTINELS, SentinelUse.DROPPED)) {
            throw failure(
                    "Share of very low in a day with LOW for 100 minutes",
                    "6.94 (20 of 288)",
                    "LOW and HIGH are dropped",
                    "A sensor says LOW where it matters most. Count it, or declare sentinels.use: dropped and tell the"
                            + " number.");
        }
    }

    @Expected("outcome-engine.sentinels.told")
    @DisplayName("The number of LOW and HIGH that are dropped is told")
    void tellsWhatItDrops(EngineUnderTest engine) {
        if (!drops(engine)) {
            throw notApplicable("The engine drops neither LOW nor HIGH.");
        }
        EngineAnswer answer = engine.answer(Traces.words());
        if (answer.json().path("notices").isEmpty()
                && answer.json().at("/excluded/sentinel").asInt() == 0) {
            throw failure(
                    "Telling of 28 dropped readings",
                    "a number in 'excluded' or a sentence in 'notices'",
                    "neither is there",
                    "Who reads the shares has to know that they are without what was too low or too high to show.");
        }
    }

    @Base("outcome-engine.sentinels.value")
    @DisplayName("LOW and HIGH enter the mean as declared")
    void entersThemAsDeclared(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.SENTINELS);
        if (drops(engine) && !engine.declares(PolicyKey.SENTINELS, SentinelUse.DROPPED)) {
            throw inconclusive("LOW and HIGH are dropped, which outcome-engine.sentinels.counted tells of.");
        }
        engine.assumeUnitIsStated();
        engine.assertSomethingFits(finding, PolicyKey.SENTINELS);
        engine.assertAsDeclared(finding, PolicyKey.SENTINELS, "sentinels.counted");
    }

    private static boolean drops(EngineUnderTest engine) {
        engine.shares(Traces.words());
        Policy policy = engine.right(Traces.words(), Dimension.STREAMS).policy();
        return Shares.fit(
                engine.answer(Traces.words()),
                OutcomeEngine.compute(
                        engine.asked().given(Traces.words()), policy.with(PolicyKey.SENTINELS, SentinelUse.DROPPED)));
    }

    @Base("outcome-engine.sentinels.error-codes")
    @DisplayName("Values of 5 and 10 mg/dL are no glucose")
    void dropsCodes(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.ERROR_CODES);
        engine.assertSomethingFits(finding, PolicyKey.ERROR_CODES);
        if (finding.policy().orElseThrow().of(PolicyKey.ERROR_CODES) == ErrorCodes.COUNTED) {
            throw failure(
                    "Share of very low in a day with twelve codes",
                    "0",
                    "was " + engine.share(Traces.codes(), Figure.VERY_LOW).toPlainString(),
                    "No sensor shows such values; receivers send them as codes.");
        }
    }
}
