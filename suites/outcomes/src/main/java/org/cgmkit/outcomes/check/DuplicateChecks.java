package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.math.BigDecimal;
import java.math.MathContext;
import org.cgmkit.engine.calculation.OutcomeEngine;
import org.cgmkit.engine.policy.NumberRounding;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.SameTime;
import org.cgmkit.engine.policy.StreamUse;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
import org.cgmkit.outcomes.policy.RoundedFigure;
import org.cgmkit.outcomes.policy.Shares;
import org.cgmkit.outcomes.trace.Traces;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Readings that are there more than once, and sensors that measure at once. */
@ExtendWith(SubjectExtension.class)
class DuplicateChecks {

    @Base("outcome-engine.duplicates.once")
    @DisplayName("Equal rows count once")
    void countsEqualRowsOnce(EngineUnderTest engine) {
        if (!countsOnce(engine)) {
            throw failure(
                    "Share of low in a day of which the low rows come twice",
                    "8.33 (24 of 288)",
                    "was " + engine.share(Traces.equalRows(), Figure.LOW).toPlainString(),
                    "Uploaders send readings again, and two of them send all twice: count a time once.");
        }
    }

    private static boolean countsOnce(EngineUnderTest engine) {
        engine.shares(Traces.equalRows());
        Policy policy = engine.right(Traces.equalRows(), Dimension.DENOMINATOR).policy();
        return Shares.fit(
                engine.answer(Traces.equalRows()),
                OutcomeEngine.compute(
                        engine.asked().given(Traces.equalRows()), policy.with(PolicyKey.SAME_TIME, SameTime.FIRST)));
    }

    @Base("outcome-engine.duplicates.conflict")
    @DisplayName("Two values at one time are treated as declared")
    void treatsConflictsAsDeclared(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.SAME_TIME);
        if (!countsOnce(engine)) {
            throw inconclusive("Equal rows count twice, which outcome-engine.duplicates.once tells of.");
        }
        engine.assertSomethingFits(finding, PolicyKey.SAME_TIME);
        engine.assertAsDeclared(finding, PolicyKey.SAME_TIME, "duplicates.once");
    }

    @Base("outcome-engine.duplicates.streams")
    @DisplayName("Two sensors at once do not add up")
    void addsNoSensors(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.STREAMS);
        engine.assertSomethingFits(finding, PolicyKey.STREAMS);
        if (addsUp(finding)) {
            throw failure(
                    "Readings of two sensors at once",
                    "a day of 288 of them",
                    "both are counted, 576",
                    "Take one of the sensors, or one value of both for each interval.");
        }
        engine.assertAsDeclared(finding, PolicyKey.STREAMS, "duplicates.streams");
    }

    private static boolean addsUp(Finding finding) {
        return finding.policy()
                .filter(policy -> policy.of(PolicyKey.STREAMS) == StreamUse.ADDED)
                .isPresent();
    }

    @Base("outcome-engine.duplicates.mixed-cadence")
    @DisplayName("Readings of a one-minute and a five-minute sensor weigh by time")
    void weighsByTime(EngineUnderTest engine) {
        if (!engine.asked().target().streams()) {
            throw notApplicable("The engine is not told which sensor a row is from ('input' is not csv+device).");
        }
        Finding finding = engine.finding(Dimension.STREAMS);
        engine.assumeSomethingFits(finding, "duplicates.streams");
        if (addsUp(finding)) {
            throw inconclusive("Sensors add up, which outcome-engine.duplicates.streams tells of.");
        }
        if (!Shares.fit(
                engine.answer(Traces.oneMinuteThenFive()),
                engine.right(Traces.oneMinuteThenFive(), Dimension.STREAMS))) {
            throw failure(
                    "Share of target in a day of a one-minute sensor until noon and a five-minute one after it",
                    engine.right(Traces.oneMinuteThenFive(), Dimension.STREAMS).shares() == null
                            ? "none"
                            : "half of the day, or what the found policy makes of it",
                    "was "
                            + engine.share(Traces.oneMinuteThenFive(), Figure.TARGET)
                                    .toPlainString(),
                    "A reading stands for the time to the next one: weigh it by the interval of its sensor.");
        }
    }

    @Expected("outcome-engine.duplicates.drift")
    @DisplayName("The same readings with a clock that is 15 seconds ahead count once")
    void countsDriftedReadingsOnce(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.TOLERANCE);
        engine.assumeSomethingFits(finding, "duplicates.once");
        if (finding.policy().orElseThrow().of(PolicyKey.TOLERANCE) == 0) {
            if (isEightOf288(engine.share(Traces.drift(), Figure.LOW))) {
                // Where readings are held until the next one, those that come again count no more than once either.
                engine.remark("The share of low is right, so nothing tells whether readings count twice.");
                return;
            }
            throw failure(
                    "Share of low in a day of which eight low readings come again 15 seconds later",
                    "2.78 (8 of 288)",
                    "was " + engine.share(Traces.drift(), Figure.LOW).toPlainString(),
                    "Clocks are set: take readings that are less than half a minute apart for one.");
        }
        engine.assertAsDeclared(finding, PolicyKey.TOLERANCE, "duplicates.drift");
    }

    private static boolean isEightOf288(BigDecimal percent) {
        return new RoundedFigure(percent)
                .fits(
                        BigDecimal.valueOf(800).divide(BigDecimal.valueOf(288), MathContext.DECIMAL64),
                        NumberRounding.NEAREST);
    }
}
