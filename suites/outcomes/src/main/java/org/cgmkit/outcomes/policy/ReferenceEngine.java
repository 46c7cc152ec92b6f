package org.cgmkit.outcomes.policy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.engine.calculation.OutcomeEngine;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.trace.EngineTask;

/** The calculator, which is asked the same again and again while policies are told apart; it computes each answer once. */
public final class ReferenceEngine {
    private final Map<EngineTask, Map<Policy, Outcomes>> computed = new ConcurrentHashMap<>();

    /** What is right for that trace under that policy. */
    public Outcomes of(EngineTask task, Policy policy) {
        return computed.computeIfAbsent(task, each -> new ConcurrentHashMap<>())
                .computeIfAbsent(policy, each -> OutcomeEngine.compute(task, each));
    }
}
