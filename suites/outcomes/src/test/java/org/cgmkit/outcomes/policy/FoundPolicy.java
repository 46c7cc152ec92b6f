package org.cgmkit.outcomes.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.cgmkit.engine.answer.AnswerJson;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.outcomes.config.Computed;
import org.cgmkit.outcomes.config.EngineTarget;
import org.cgmkit.outcomes.config.EngineTarget.ByCode;
import org.cgmkit.outcomes.engine.AskedEngine;
import org.cgmkit.outcomes.engine.EngineTransport;

/**
 * What is found out of an engine that has a policy and declares nothing.
 *
 * @param policy the policy
 * @param vector what its figures tell
 */
record FoundPolicy(Policy policy, List<Told> vector) {

    /** Finds it out; {@code decimals} are those of the engine's figures. */
    static FoundPolicy of(Policy policy, int decimals, ReferenceEngine reference, CheckLog log) {
        ByCode code = new ByCode(
                "engine",
                task -> new AnswerJson(decimals, GlucoseUnit.MASS, "engine")
                        .of(reference.of(task, policy))
                        .toString());
        EngineTarget target = EngineTarget.of(code).toldStreams().computing(EnumSet.allOf(Computed.class));
        AskedEngine engine = new AskedEngine(target, new Unlogged(code));
        return new FoundPolicy(policy, new Identification(engine, reference).vector(log));
    }

    /** Keeps no evidence, of which there would be tens of thousands of files. */
    private record Unlogged(ByCode code) implements EngineTransport {
        @Override
        public Reply ask(EngineTask task, CheckLog log) {
            return new Reply(code.engine().apply(task), "");
        }

        @Override
        public void close() {
            // It ends with this process.
        }
    }

    /** The keys of which a wrong value, or none, was found. */
    Set<String> wrong() {
        TreeMap<String, String> wrong = new TreeMap<>();
        for (Told told : vector) {
            if (!told.values().contains(policy.text(told.key()))) {
                wrong.put(told.key().id() + ": " + policy.text(told.key()) + ", found " + told.words(), "");
            }
        }
        return wrong.keySet();
    }
}
