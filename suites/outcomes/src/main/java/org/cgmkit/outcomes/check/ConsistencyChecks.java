package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.policy.Denominator.Kind;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.SameTime;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.answer.EngineAnswer;
import org.cgmkit.outcomes.config.Computed;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
import org.cgmkit.outcomes.policy.Look;
import org.cgmkit.outcomes.policy.Shares;
import org.cgmkit.outcomes.trace.RandomTraces;
import org.cgmkit.outcomes.trace.Traces;
import org.cgmkit.outcomes.trace.ValueTraces;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** One policy, in all figures of all traces. */
@ExtendWith(SubjectExtension.class)
class ConsistencyChecks {
    /** Where other figures than shares may well be computed from a grid, they are not compared. */
    private static final Set<Kind> OF_READINGS = EnumSet.of(Kind.READINGS, Kind.INTERVAL);

    @Base("outcome-engine.policy.consistent")
    @DisplayName("The engine has one policy, in all figures and for traces that it has never seen")
    void hasOnePolicy(EngineUnderTest engine) {
        engine.assumeComputes(Computed.SHARES);
        List<String> contradictions = new ArrayList<>();
        for (Finding finding : engine.identification().all(engine.log())) {
            // A single limit that is wrong is a matter of its own requirement.
            if (finding.dimension() != Dimension.CLASSIFICATION
                    && !finding.contradiction().isEmpty()) {
                contradictions.add(finding.contradiction());
            }
        }
        Policy found = engine.identification().policy(engine.log());
        otherPolicyOf(engine, Look.DAYS, found)
                .ifPresent(other -> contradictions.add("daily shares are those of " + other));
        otherPolicyOf(engine, Look.MEAN, found).ifPresent(other -> contradictions.add("the mean is that of " + other));
        assertNone(
                "figures that fit other policies than the rest",
                contradictions,
                "Compute all figures from the same readings.");

        RandomTraces random = new RandomTraces(engine.seed());
        engine.log().remark("Random traces of seed " + engine.seed() + ".");
        for (EngineTask task : random.all()) {
            engine.shares(task);
            Outcomes right = engine.identification().exact(task, found);
            if (!Shares.fit(engine.answer(task), right)) {
                assumeAllElseIsRight(engine);
                throw failure(
                        "Shares of a trace made of the seed " + engine.seed(),
                        Shares.text(right) + " (very low to very high), by the policy that other traces show",
                        "was " + Shares.text(engine.answer(task)),
                        "`--seed " + engine.seed()
                                + "` makes the same trace again, `cgmkit compute` the right figures.");
            }
        }
    }

    /** Another rule for two values at one time than that of the shares, which these figures fit alone. */
    private static Optional<String> otherPolicyOf(EngineUnderTest engine, Look look, Policy found) {
        EngineTask task = Traces.conflicts();
        EngineAnswer answer = engine.answer(task);
        if (!engine.computes(look.computed())
                || !OF_READINGS.contains(found.of(PolicyKey.DENOMINATOR).kind())
                || !Shares.fit(answer, engine.identification().exact(task, found))
                || look.fits(answer, engine.identification().exact(task, found))) {
            return Optional.empty();
        }
        for (SameTime each : SameTime.values()) {
            Policy other = found.with(PolicyKey.SAME_TIME, each);
            if (look.fits(answer, engine.identification().exact(task, other))) {
                return Optional.of(PolicyKey.SAME_TIME.id() + ": " + each.id() + ", the shares those of "
                        + found.text(PolicyKey.SAME_TIME));
            }
        }
        return Optional.empty();
    }

    /** What is wrong in a way that another requirement tells of may be wrong in any trace. */
    private static void assumeAllElseIsRight(EngineUnderTest engine) {
        List<String> open = new ArrayList<>();
        for (Finding finding : engine.identification().all(engine.log())) {
            if (finding.open().isEmpty() && finding.fitting().isEmpty()) {
                open.add(finding.dimension().keys().getFirst().id());
            }
        }
        if (!open.isEmpty()) {
            throw inconclusive("The figures of random traces are others than by the policy that was found, of which "
                    + String.join(", ", open) + " is not known.");
        }
        if (!UnitChecks.readsByRow(engine)) {
            throw inconclusive("Rows are not read in their own units, which outcome-engine.units.by-row tells of.");
        }
        if (ShareSum.of(engine, ValueTraces.unevenShares()).isOffByMoreThanRounding(true)
                || !Shares.fit(
                        engine.answer(ValueTraces.unevenShares()),
                        engine.identification()
                                .exact(
                                        ValueTraces.unevenShares(),
                                        engine.identification().policy(engine.log())))) {
            throw inconclusive("Small shares are not right, which outcome-engine.numbers.sum and"
                    + " outcome-engine.numbers.adjusted tell of.");
        }
    }
}
