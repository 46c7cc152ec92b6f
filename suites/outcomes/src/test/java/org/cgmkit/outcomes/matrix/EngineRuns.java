package org.cgmkit.outcomes.matrix;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.cgmkit.engine.defect.EngineWorkings;
import org.cgmkit.engine.simulator.EngineBehaviour;
import org.cgmkit.engine.simulator.SimulatedEngine;
import org.cgmkit.guide.Verb;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.outcomes.EngineTestRun;
import org.cgmkit.outcomes.OutcomeEngineRoleSuite;
import org.cgmkit.outcomes.config.Computed;
import org.cgmkit.outcomes.config.EngineTarget;
import org.cgmkit.outcomes.config.EngineTarget.ByCode;
import org.cgmkit.outcomes.policy.ReferenceEngine;
import org.cgmkit.reports.RunReport;

/** Runs the suite against simulated engines within this process. */
record EngineRuns(OutcomeEngineRoleSuite suite, Path results, ReferenceEngine reference) {
    private static final long SEED = 20260504;
    private static final EngineWorkings SOUND = EngineWorkings.sound();

    /** A run against an engine that declares all of its behaviour. */
    RunReport declared(EngineBehaviour behaviour, EngineWorkings workings) {
        return run(
                target(behaviour, workings)
                        .declaring(behaviour.policy())
                        .keepingState()
                        .changing("CHANGES"),
                behaviour.equals(EngineBehaviour.CONSENSUS) && workings.equals(SOUND));
    }

    /** Without a defect. */
    EngineWorkings soundly() {
        return SOUND;
    }

    /** A run against an engine that declares nothing. */
    RunReport undeclared(EngineBehaviour behaviour) {
        return run(target(behaviour, EngineWorkings.sound()), false);
    }

    /** What tells the suite of such an engine. */
    static EngineTarget target(EngineBehaviour behaviour, EngineWorkings workings) {
        SimulatedEngine engine = new SimulatedEngine(behaviour, workings);
        return EngineTarget.of(
                        new ByCode(behaviour.id(), task -> engine.answer(task).toString()))
                .toldStreams()
                .computing(EnumSet.allOf(Computed.class));
    }

    /** A run; ninety days of one-minute readings take their time, so few runs look at them. */
    private RunReport run(EngineTarget target, boolean whole) {
        RequirementSelection selection = whole
                ? RequirementSelection.everything()
                : RequirementSelection.verbs(EnumSet.of(Verb.BASE, Verb.EXPECTED), suite.catalogue());
        RunRequest request = new RunRequest(null, OptionValues.none(), Map.of(), selection, results, "test");
        return new EngineTestRun(suite, target, List.of(), request, SEED, reference).found(new SilentListener());
    }
}
