package org.cgmkit.engine.simulator;

import java.util.List;
import org.cgmkit.engine.defect.EngineDefect;
import org.cgmkit.engine.defect.EngineWorkings;
import org.cgmkit.engine.trace.TaskJson;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.Simulator;
import org.cgmkit.simulator.SimulatorBehaviour;
import org.cgmkit.simulator.SimulatorDefect;
import org.cgmkit.simulator.SimulatorSettings;
import org.cgmkit.simulator.UnknownName;

/** The reference engine behind HTTP: a POST with a trace is answered with its outcomes. */
public final class EngineStandIn implements Simulator {
    @Override
    public String id() {
        return "outcome-engine";
    }

    @Override
    public String title() {
        return "Stand in for an engine that computes times in ranges.";
    }

    @Override
    public List<SimulatorBehaviour> behaviours() {
        return EngineBehaviour.all().stream()
                .map(each -> new SimulatorBehaviour(each.id(), each.description()))
                .toList();
    }

    @Override
    public List<SimulatorDefect> defects() {
        return EngineDefect.all().stream()
                .map(each -> new SimulatorDefect(each.id(), each.requirement(), each.description()))
                .toList();
    }

    @Override
    public RunningSimulator start(SimulatorSettings settings) {
        SimulatedEngine engine = engine(settings);
        return new Running(JsonServer.start(settings, "a trace", asked -> engine.answer(TaskJson.read(asked))));
    }

    /**
     * The engine that settings describe.
     *
     * @throws IllegalArgumentException where there is no such behaviour or defect; the message is a sentence
     */
    public static SimulatedEngine engine(SimulatorSettings settings) {
        EngineWorkings workings = EngineWorkings.sound();
        String shown = settings.behaviour();
        for (String id : settings.defects()) {
            EngineDefect defect = EngineDefect.find(id)
                    .orElseThrow(() -> new IllegalArgumentException(UnknownName.sentence(
                            "defect",
                            id,
                            EngineDefect.all().stream().map(EngineDefect::id).toList())));
            workings = workings.and(defect.workings());
            shown = shown.isEmpty() ? defect.behaviour() : shown;
        }
        String name = shown.isEmpty() ? EngineBehaviour.CONSENSUS.id() : shown;
        EngineBehaviour behaviour = EngineBehaviour.find(name)
                .orElseThrow(() -> new IllegalArgumentException(UnknownName.sentence(
                        "behaviour",
                        name,
                        EngineBehaviour.all().stream().map(EngineBehaviour::id).toList())));
        return new SimulatedEngine(behaviour, workings);
    }

    private record Running(JsonServer server) implements RunningSimulator {
        @Override
        public String address() {
            return server.address();
        }

        @Override
        public List<String> introduction() {
            return List.of(
                    "It listens at " + address() + ".",
                    "POST a trace as JSON: {\"trace\": [{\"time\": …, \"value\": …, \"unit\": …}], \"start\": …, \"end\": …,"
                            + " \"zone\": …, \"interval\": 5}.");
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
