package org.cgmkit.cloud.platform.simulator;

import java.time.Clock;
import java.util.List;
import org.cgmkit.cloud.platform.PollingPlatform;
import org.cgmkit.cloud.platform.defect.PlatformDefect;
import org.cgmkit.cloud.platform.workings.PlatformWorkings;
import org.cgmkit.cloud.platform.workings.Practice;
import org.cgmkit.cloud.wire.CloudServer;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.Simulator;
import org.cgmkit.simulator.SimulatorBehaviour;
import org.cgmkit.simulator.SimulatorDefect;
import org.cgmkit.simulator.SimulatorSettings;
import org.cgmkit.simulator.UnknownName;

/** The simulated platform behind HTTP. */
public final class PollingStandIn implements Simulator {
    private static final long TICK_MILLIS = 20;

    @Override
    public String id() {
        return "platform";
    }

    @Override
    public String title() {
        return "Stand in for a platform that polls a device maker's cloud.";
    }

    @Override
    public String behavioursTitle() {
        return "Practices";
    }

    @Override
    public List<SimulatorBehaviour> behaviours() {
        return Practice.all().stream()
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
        if (settings.defects().size() > 1) {
            throw new IllegalArgumentException("Expected one defect of the platform at a time, but got "
                    + String.join(", ", settings.defects()) + ".");
        }
        PlatformWorkings workings = settings.defects().stream()
                .map(PollingStandIn::defect)
                .map(each -> each.makes().get())
                .findFirst()
                .orElseGet(PlatformWorkings::sound);
        PollingPlatform platform = new PollingPlatform(practice(settings.behaviour()), workings, Clock.systemUTC());
        CloudServer server = CloudServer.start(settings, platform::answer);
        Thread ticker = Thread.ofVirtual().start(() -> tick(platform));
        return new Running(server, platform, ticker);
    }

    private static void tick(PollingPlatform platform) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                platform.tick();
                Thread.sleep(TICK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static PlatformDefect defect(String id) {
        return PlatformDefect.find(id)
                .orElseThrow(() -> new IllegalArgumentException(UnknownName.sentence(
                        "defect",
                        id,
                        PlatformDefect.all().stream().map(PlatformDefect::id).toList())));
    }

    private static Practice practice(String id) {
        String name = id.isEmpty() ? Practice.STANDARD.id() : id;
        return Practice.find(name)
                .orElseThrow(() -> new IllegalArgumentException(UnknownName.sentence(
                        "practice",
                        name,
                        Practice.all().stream().map(Practice::id).toList())));
    }

    private record Running(CloudServer server, PollingPlatform platform, Thread ticker) implements RunningSimulator {
        @Override
        public String address() {
            return server.address();
        }

        @Override
        public List<String> introduction() {
            return List.of(
                    "It listens at " + address() + "; browsers come back to " + address() + "/connected.",
                    "Steps (agree, connect, connectByClinician, disconnect, shows, clock) are posted to " + address()
                            + "/control.",
                    "It knows no partner before the step agree. examples/platform.yaml is a target file for it.");
        }

        @Override
        public void close() {
            ticker.interrupt();
            server.close();
            platform.close();
        }
    }
}
