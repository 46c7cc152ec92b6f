package org.cgmkit.engine.defect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import org.cgmkit.engine.answer.AnswerJson;
import org.cgmkit.engine.calculation.OutcomeEngine;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.calculation.RangeShares;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.jspecify.annotations.Nullable;

/**
 * The seams at which a simulated engine can depart: the policy that it really has, what it takes in, and what it answers.
 *
 * @param policy from the declared policy to the real one
 * @param intake from what was asked to what it understands
 * @param keeping what it keeps of rows that come in several steps
 * @param answer changes an answer
 */
public record EngineWorkings(
        UnaryOperator<Policy> policy, UnaryOperator<EngineTask> intake, Keeping keeping, AnswerChange answer) {

    private static final Keeping SOUND = Keeping::sound;

    /** Changes what is answered. */
    @FunctionalInterface
    public interface AnswerChange {
        /**
         * Changes an answer.
         *
         * @param answer the answer
         * @param asked what was asked, and how it was computed
         */
        void apply(ObjectNode answer, Asked asked);
    }

    /**
     * What an answer answers.
     *
     * @param task what was asked
     * @param policy the policy that the engine has
     * @param times how often the same was asked before
     * @param intervalBefore the interval of what was asked before it
     */
    public record Asked(EngineTask task, Policy policy, int times, int intervalBefore) {
        /** The same of another task. */
        Asked of(EngineTask other) {
            return new Asked(other, policy, times, intervalBefore);
        }

        /** What the calculator says of it under another policy. */
        Outcomes under(Policy other) {
            return OutcomeEngine.compute(task, other);
        }
    }

    /** Does as it says. */
    public static EngineWorkings sound() {
        return new EngineWorkings(policy -> policy, task -> task, SOUND, (answer, asked) -> {});
    }

    /** These and those. */
    public EngineWorkings and(EngineWorkings more) {
        return new EngineWorkings(
                declared -> more.policy.apply(policy.apply(declared)),
                task -> more.intake.apply(intake.apply(task)),
                keeping.equals(SOUND) ? more.keeping : keeping,
                (written, asked) -> {
                    answer.apply(written, asked);
                    more.answer.apply(written, asked);
                });
    }

    static EngineWorkings deciding(UnaryOperator<Policy> otherwise) {
        return new EngineWorkings(otherwise, task -> task, SOUND, (answer, asked) -> {});
    }

    static EngineWorkings taking(UnaryOperator<EngineTask> otherwise) {
        return new EngineWorkings(policy -> policy, otherwise, SOUND, (answer, asked) -> {});
    }

    static EngineWorkings answering(AnswerChange otherwise) {
        return new EngineWorkings(policy -> policy, task -> task, SOUND, otherwise);
    }

    static EngineWorkings keeping(Keeping otherwise) {
        return new EngineWorkings(policy -> policy, task -> task, otherwise, (answer, asked) -> {});
    }

    /** Puts other shares into an answer that has some. */
    static void shares(ObjectNode answer, @Nullable RangeShares shares) {
        if (shares != null && answer.path("percent") instanceof ObjectNode percent) {
            for (GlucoseRange range : GlucoseRange.values()) {
                percent.put(AnswerJson.name(range), shares.percent(range).decimal());
            }
        }
    }
}
