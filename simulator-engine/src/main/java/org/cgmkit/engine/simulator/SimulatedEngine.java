package org.cgmkit.engine.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.cgmkit.engine.answer.AnswerJson;
import org.cgmkit.engine.calculation.OutcomeEngine;
import org.cgmkit.engine.defect.EngineWorkings;
import org.cgmkit.engine.defect.EngineWorkings.Asked;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** An engine that has a behaviour, and perhaps departs from it. Several threads may ask it. */
public final class SimulatedEngine {
    private final EngineBehaviour behaviour;
    private final EngineWorkings workings;
    private final Map<EngineTask, Integer> asked = new HashMap<>();

    /** An engine of that behaviour with those departures. */
    public SimulatedEngine(EngineBehaviour behaviour, EngineWorkings workings) {
        this.behaviour = behaviour;
        this.workings = workings;
    }

    /** The answer in the kit's own form. */
    public ObjectNode answer(EngineTask task) {
        Policy policy = workings.policy().apply(behaviour.policy());
        EngineTask understood = workings.intake().apply(task);
        ObjectNode answer = new AnswerJson(
                        behaviour.decimals(), GlucoseUnit.MASS, "simulated engine, " + behaviour.id())
                .of(OutcomeEngine.compute(understood, policy));
        workings.answer().apply(answer, new Asked(understood, policy, times(task)));
        return answer;
    }

    private synchronized int times(EngineTask task) {
        return asked.merge(task, 1, Integer::sum) - 1;
    }
}
