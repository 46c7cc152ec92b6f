package org.cgmkit.engine.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.engine.platform.PlatformBehaviour;
import org.cgmkit.engine.platform.PlatformOrder;
import org.cgmkit.engine.platform.PlatformWorkings;
import org.cgmkit.engine.platform.SimulatedPlatform;
import org.cgmkit.engine.platform.defect.PlatformDefect;
import org.cgmkit.engine.summary.SummaryServer;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.Simulator;
import org.cgmkit.simulator.SimulatorBehaviour;
import org.cgmkit.simulator.SimulatorDefect;
import org.cgmkit.simulator.SimulatorSettings;
import org.cgmkit.simulator.UnknownName;

/** The simulated platform behind HTTP: a POST with a step is answered with the chain of the result. */
public final class PlatformStandIn implements Simulator {
    @Override
    public String id() {
        return "lineage";
    }

    @Override
    public String title() {
        return "Stand in for a platform that posts summaries with their lineage.";
    }

    @Override
    public List<SimulatorBehaviour> behaviours() {
        return PlatformBehaviour.all().stream()
                .map(each -> new SimulatorBehaviour(each.id(), each.description()))
                .toList();
    }

    @Override
    public List<SimulatorDefect> defects() {
        return PlatformDefect.all().stream()
                .map(each -> new SimulatorDefect(each.id(), each.requirement(), each.description()))
                .toList();
    }

    @Override
    public RunningSimulator start(SimulatorSettings settings) {
        PlatformWorkings workings = PlatformWorkings.sound();
        String shown = settings.behaviour();
        for (String id : settings.defects()) {
            PlatformDefect defect = PlatformDefect.find(id)
                    .orElseThrow(() -> new IllegalArgumentException(UnknownName.sentence(
                            "defect",
                            id,
                            PlatformDefect.all().stream()
                                    .map(PlatformDefect::id)
                                    .toList())));
            workings = defect.workings();
            shown = shown.isEmpty() ? defect.behaviour() : shown;
        }
        if (settings.defects().size() > 1) {
            throw new IllegalArgumentException("Expected one defect of the platform at a time, but got "
                    + String.join(", ", settings.defects()) + ".");
        }
        String name = shown.isEmpty() ? PlatformBehaviour.SUPERSEDING.id() : shown;
        PlatformBehaviour behaviour = PlatformBehaviour.find(name)
                .orElseThrow(() -> new IllegalArgumentException(UnknownName.sentence(
                        "behaviour",
                        name,
                        PlatformBehaviour.all().stream()
                                .map(PlatformBehaviour::id)
                                .toList())));
        return running(settings, behaviour, workings);
    }

    private static RunningSimulator running(
            SimulatorSettings settings, PlatformBehaviour behaviour, PlatformWorkings workings) {
        SummaryServer own = SummaryServer.start(settings.bind(), 0, workings.revinclude());
        try {
            SimulatedPlatform platform = new SimulatedPlatform(behaviour, workings, own.base());
            return new Running(
                    JsonServer.start(settings, "the variables of a step", asked -> platform.step(order(asked))), own);
        } catch (IllegalArgumentException e) {
            own.close();
            throw e;
        }
    }

    private static PlatformOrder order(JsonNode asked) {
        Map<String, String> variables = new HashMap<>();
        asked.properties()
                .forEach(each -> variables.put(each.getKey(), each.getValue().asText()));
        return PlatformOrder.of(variables);
    }

    private record Running(JsonServer server, SummaryServer own) implements RunningSimulator {
        @Override
        public String address() {
            return server.address();
        }

        @Override
        public List<String> introduction() {
            return List.of(
                    "It listens at " + address() + ", which is the 'step' of a target file of kind lineage.",
                    "It posts where a step says (base_url), or keeps results at " + own.base() + ".");
        }

        @Override
        public void close() {
            server.close();
            own.close();
        }
    }
}
