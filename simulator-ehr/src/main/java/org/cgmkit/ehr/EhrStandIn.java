package org.cgmkit.ehr;

import java.util.List;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.hosting.Hosting;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.Simulator;
import org.cgmkit.simulator.SimulatorBehaviour;
import org.cgmkit.simulator.SimulatorDefect;
import org.cgmkit.simulator.SimulatorSettings;

/** The EHR simulator, as it plugs into the kit. */
public final class EhrStandIn implements Simulator {

    @Override
    public String id() {
        return "ehr";
    }

    @Override
    public String title() {
        return "Simulate a data receiver for an app to submit to.";
    }

    @Override
    public List<SimulatorBehaviour> behaviours() {
        return Behaviour.all().stream()
                .map(b -> new SimulatorBehaviour(b.name(), b.description()))
                .toList();
    }

    @Override
    public List<SimulatorDefect> defects() {
        return Defect.all().stream()
                .map(d -> new SimulatorDefect(d.id(), d.requirement(), d.description()))
                .toList();
    }

    @Override
    public RunningSimulator start(SimulatorSettings settings) {
        SandboxOptions sandbox = SandboxOptions.standard()
                .with(settings.defects().stream().map(Defect::named).toList());
        if (!settings.behaviour().isEmpty()) {
            sandbox = sandbox.with(Behaviour.named(settings.behaviour()));
        }
        EhrSimulator simulator = EhrSimulator.start(EhrOptions.standard()
                .with(Hosting.LOOPBACK.boundTo(settings.bind()).at(settings.port()))
                .with(sandbox));
        return new RunningSimulator() {
            @Override
            public String address() {
                return simulator.baseUrl();
            }

            @Override
            public void close() {
                simulator.close();
            }
        };
    }
}
