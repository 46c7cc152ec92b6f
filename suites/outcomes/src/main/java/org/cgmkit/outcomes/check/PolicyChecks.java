package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.attested;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notTested;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cgmkit.engine.calculation.RangeShares;
import org.cgmkit.engine.policy.NumberRounding;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.Standing;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
import org.cgmkit.outcomes.policy.Look;
import org.cgmkit.outcomes.policy.Told;
import org.cgmkit.outcomes.trace.Traces;
import org.cgmkit.outcomes.trace.ValueTraces;
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
        engine.assertAsDeclared(finding, PolicyKey.ROUNDING, "numbers.rounding");
    }

    @Expected("outcome-engine.policy.declared")
    @DisplayName("What the engine decides otherwise than is usual is declared")
    void declaresWhatIsNotUsual(EngineUnderTest engine) {
        Policy found = engine.identification().policy(engine.log());
        List<String> undeclared = new ArrayList<>();
        List<String> vector = new ArrayList<>();
        for (Told told : engine.identification().vector(engine.log())) {
            if (!told.values().isEmpty()) {
                vector.add(told.key().id() + ": " + told.words());
                if (isUndeclared(engine, told, found, told.key())) {
                    undeclared.add(told.key().id() + ": " + found.text(told.key()));
                }
            }
        }
        engine.log().remark("Found: " + String.join("; ", vector) + ".");

        assertNone(
                "decisions that are not the usual ones and are not declared",
                undeclared,
                "Declare them under 'declares' in the target file, so that who reads the figures knows.");
    }

    /** A value that is never right is no matter of declarations: its own row tells of it. */
    private static <T> boolean isUndeclared(EngineUnderTest engine, Told told, Policy found, PolicyKey<T> key) {
        return !engine.declares(key)
                && !told.values().contains(key.write(key.usual()))
                && key.standing(found.of(key)) == Standing.ALLOWED;
    }

    @Expected("outcome-engine.policy.version")
    @DisplayName("It is written down which policy each version has")
    void tellsWhichVersionHasWhichPolicy(EngineUnderTest engine) {
        String document = engine.asked().target().changes();
        if (document.isEmpty()) {
            throw notTested(
                    "Say in the target file, under 'changes', where it is written down which policy each version"
                            + " of the engine has.");
        }
        throw attested("Declared: " + document + ".");
    }

    @Expected("outcome-engine.numbers.sum")
    @DisplayName("Shares make 100 but for rounding")
    void sharesMake100(EngineUnderTest engine) {
        if (ShareSum.of(engine, Traces.gaps()).isOff()) {
            throw inconclusive(
                    "Shares of a day with gaps do not make 100, which outcome-engine.gaps.no-data tells of.");
        }
        ShareSum sum = ShareSum.of(engine, ValueTraces.unevenShares());
        if (sum.isOffByMoreThanRounding(cutsOff(engine))) {
            throw failure(
                    "Sum of the shares of a day with small shares",
                    "100, but for what rounding of each takes or adds",
                    "was " + sum.text(),
                    "Small shares count: less than one percent of a day is a quarter of an hour.");
        }
    }

    @Base("outcome-engine.numbers.adjusted")
    @DisplayName("A share that is adjusted so that all make 100 stays within a unit of its last place")
    void adjustsByAUnitAtMost(EngineUnderTest engine) {
        if (ShareSum.of(engine, ValueTraces.unevenShares()).isOffByMoreThanRounding(cutsOff(engine))) {
            throw inconclusive(
                    "Shares do not make 100, which outcome-engine.numbers.sum and outcome-engine.gaps.no-data"
                            + " tell of.");
        }
        RangeShares exact =
                engine.right(ValueTraces.unevenShares(), Dimension.DENOMINATOR).shares();
        Map<Figure, BigDecimal> written = engine.shares(ValueTraces.unevenShares());
        int decimals =
                written.values().stream().mapToInt(BigDecimal::scale).max().orElse(0);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.max(0, Math.min(9, decimals)));
        written.forEach((figure, share) -> {
            BigDecimal right =
                    exact == null ? share : exact.percent(Look.range(figure)).decimal();
            if (share.subtract(right).abs().compareTo(unit) > 0) {
                throw failure(
                        "Share " + figure.id() + " of a day with small shares",
                        right.setScale(4, RoundingMode.HALF_UP).toPlainString(),
                        "was " + share.toPlainString(),
                        "What is too much after rounding may be taken from a share, a unit at most: take it from those"
                                + " that were rounded up farthest.");
            }
        });
    }

    private static boolean cutsOff(EngineUnderTest engine) {
        return engine.finding(Dimension.ROUNDING)
                .policy()
                .filter(each -> each.of(PolicyKey.ROUNDING) == NumberRounding.TRUNCATED)
                .isPresent();
    }
}
