package org.cgmkit.engine.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.cgmkit.engine.answer.AnswerJson;
import org.cgmkit.engine.calculation.OutcomeEngine;
import org.cgmkit.engine.defect.EngineWorkings;
import org.cgmkit.engine.defect.EngineWorkings.Asked;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.trace.Delivery.Step;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** An engine that has a behaviour, and perhaps departs from it. Several threads may ask it. */
public final class SimulatedEngine {
    private final EngineBehaviour behaviour;
    private final EngineWorkings workings;
    private final Map<EngineTask, Integer> asked = new HashMap<>();
    private final EngineMemory memory;
    private int interval;

    /** An engine of that behaviour with those departures. */
    public SimulatedEngine(EngineBehaviour behaviour, EngineWorkings workings) {
        this.behaviour = behaviour;
        this.workings = workings;
        this.memory = new EngineMemory(workings.keeping());
    }

    /** The answer in the kit's own form. */
    public ObjectNode answer(EngineTask task) {
        Policy policy = workings.policy().apply(behaviour.policy());
        EngineTask known = memory.after(task);
        EngineTask understood = workings.intake().apply(known);
        ObjectNode answer = new AnswerJson(
                        behaviour.decimals(), GlucoseUnit.MASS, "simulated engine, " + behaviour.id())
                .of(OutcomeEngine.compute(understood, policy));
        workings.answer().apply(answer, asked(task, understood, policy));
        if (task.delivery().step() != Step.WHOLE) {
            answer.put("state", known.delivery().state());
        }
        return answer;
    }

    private synchronized Asked asked(EngineTask task, EngineTask understood, Policy policy) {
        int before = interval;
        interval = task.interval();
        return new Asked(understood, policy, asked.merge(task, 1, Integer::sum) - 1, before);
    }
}
