package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.Standing;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.kit.check.Facts;
import org.cgmkit.kit.check.OutcomeException;
import org.cgmkit.outcomes.answer.EngineAnswer;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.config.Computed;
import org.cgmkit.outcomes.engine.AskedEngine;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
import org.cgmkit.outcomes.policy.Identification;
import org.cgmkit.outcomes.policy.Look;
import org.cgmkit.outcomes.trace.LateTraces.LateStep;

/**
 * The engine under test, as one check sees it.
 *
 * @param asked the engine
 * @param identification finds out its policy
 * @param seed what random traces are made of
 * @param log the log of the check
 */
public record EngineUnderTest(AskedEngine asked, Identification identification, long seed, CheckLog log) {

    /** The answer to a trace; where there is none, the check ends inconclusive. */
    EngineAnswer answer(EngineTask task) {
        return answered(asked.answer(task, log));
    }

    /** The answer to a trace, asked for once more. */
    EngineAnswer again(EngineTask task) {
        return answered(asked.again(task, log));
    }

    /** The answer to a trace, or that it was refused. */
    EngineAnswer answerOrRefusal(EngineTask task) {
        return asked.answer(task, log);
    }

    private static EngineAnswer answered(EngineAnswer answer) {
        if (answer.refused()) {
            throw inconclusive("The engine did not answer a trace. " + answer.refusal());
        }
        return answer;
    }

    /** Says something in the report beside the verdict. */
    void remark(String sentence) {
        log.remark(sentence);
    }

    /** Whether it computes that. */
    boolean computes(Computed what) {
        return asked.target().computes().contains(what);
    }

    /** Ends the check as not applicable where the engine does not compute that. */
    void assumeComputes(Computed what) {
        if (!computes(what)) {
            throw notApplicable("The engine does not compute it (" + what.id() + " is not in 'computes').");
        }
    }

    /** The five shares of a trace. */
    Map<Figure, BigDecimal> shares(EngineTask task) {
        assumeComputes(Computed.SHARES);
        return answer(task).shares().orElseThrow(() -> missing("the five shares"));
    }

    /** A share of a trace. */
    BigDecimal share(EngineTask task, Figure share) {
        return Objects.requireNonNull(shares(task).get(share));
    }

    /** A figure of a trace. */
    BigDecimal number(EngineTask task, Figure figure, Computed what) {
        assumeComputes(what);
        return answer(task).number(figure).orElseThrow(() -> missing("the figure " + figure.id()));
    }

    private static OutcomeException missing(String what) {
        return inconclusive("The answer does not have " + what + " as a number, which outcome-engine.answers.given and"
                + " outcome-engine.answers.numbers tell of.");
    }

    /** What the answers say of a dimension of the policy. Where they say nothing, the check ends so. */
    Finding finding(Dimension dimension) {
        for (Look look : dimension.looks()) {
            assumeComputes(look.computed());
        }
        Finding finding = identification.of(dimension, log);
        if (!finding.open().isEmpty()) {
            throw inconclusive(finding.open());
        }
        return finding;
    }

    /** What is right for a trace under the policy that was found up to and with that dimension. */
    Outcomes right(EngineTask task, Dimension upTo) {
        return identification.right(task, upTo, log);
    }

    /** The policy that it declares, as is usual where it declares nothing. */
    Policy declared() {
        return asked.target().policy();
    }

    /** Whether it declares that. */
    boolean declares(PolicyKey<?> key) {
        return asked.target().declared().contains(key);
    }

    /** Whether it declares that value. */
    <T> boolean declares(PolicyKey<T> key, T value) {
        return declares(key) && declared().of(key).equals(value);
    }

    /** That some policy fits; else the numbers are nobody's. */
    void assertSomethingFits(Finding finding, PolicyKey<?> key) {
        if (!finding.contradiction().isEmpty()) {
            throw inconclusive(
                    "Two traces fit policies that exclude each other, which outcome-engine.policy.consistent tells of.");
        }
        if (finding.fitting().isEmpty()) {
            throw Facts.failure(
                    key.title(),
                    "figures that fit one of the values of " + key.id(),
                    "none of them fits",
                    "`cgmkit compute` shows the right figures of the trace in the evidence under each of them.");
        }
    }

    /** Ends the check inconclusive where no policy fits, as another row tells. */
    void assumeSomethingFits(Finding finding, String requirement) {
        if (finding.fitting().isEmpty()) {
            throw inconclusive(
                    "The figures fit no way of counting, which outcome-engine." + requirement + " tells of.");
        }
    }

    /**
     * That the engine decides as it declares. Where it declares nothing, any legal value will do.
     *
     * @param elsewhere the requirement that tells of values that are never right
     */
    <T> void assertAsDeclared(Finding finding, PolicyKey<T> key, String elsewhere) {
        if (finding.standing(key) == Standing.DEFECT) {
            throw inconclusive("The figures are those of " + finding.values(key) + " for " + key.id()
                    + ", which outcome-engine." + elsewhere + " tells of.");
        }
        if (declares(key)
                && !finding.policy()
                        .map(each -> each.of(key))
                        .equals(Optional.of(declared().of(key)))) {
            throw Facts.failure(
                    key.title(),
                    declared().text(key) + ", which the target file declares for " + key.id(),
                    "the figures are those of " + finding.values(key),
                    "Declare what the engine does, or let it do what it declares.");
        }
        log.remark(key.id() + ": " + finding.values(key) + ".");
    }

    /** The answers to several steps; where one was refused, the check ends inconclusive. */
    List<EngineAnswer> steps(String name, List<LateStep> steps) {
        return asked.steps(name, steps, log).stream()
                .map(EngineUnderTest::answered)
                .toList();
    }

    /** Ends the check inconclusive where mean or standard deviation are in the other unit than that they say. */
    void assumeUnitIsStated() {
        if (UnitChecks.isOfTheOtherUnit(this)) {
            throw inconclusive("The mean is in another unit than it says, which outcome-engine.units.stated tells of.");
        }
    }
}
