package org.cgmkit.cloud;

import java.time.Clock;
import java.util.List;
import org.cgmkit.cloud.api.DataApi;
import org.cgmkit.cloud.defect.PartnerDefect;
import org.cgmkit.cloud.grant.OAuthClient;
import org.cgmkit.cloud.partner.PartnerCloud;
import org.cgmkit.cloud.wire.CloudServer;
import org.cgmkit.cloud.workings.PartnerBehaviour;
import org.cgmkit.cloud.workings.PartnerWorkings;
import org.cgmkit.cloud.world.Person;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.Simulator;
import org.cgmkit.simulator.SimulatorBehaviour;
import org.cgmkit.simulator.SimulatorDefect;
import org.cgmkit.simulator.SimulatorSettings;
import org.cgmkit.simulator.UnknownName;

/** The simulated cloud behind HTTP. */
public final class PartnerStandIn implements Simulator {
    @Override
    public String id() {
        return "partner-source";
    }

    @Override
    public String title() {
        return "Stand in for a device maker's cloud, which gives data to platforms that poll it.";
    }

    @Override
    public List<SimulatorBehaviour> behaviours() {
        return PartnerBehaviour.all().stream()
                .map(each -> new SimulatorBehaviour(each.id(), each.description()))
                .toList();
    }

    @Override
    public List<SimulatorDefect> defects() {
        return PartnerDefect.all().stream()
                .map(each -> new SimulatorDefect(each.id(), each.requirement(), each.description()))
                .toList();
    }

    @Override
    public RunningSimulator start(SimulatorSettings settings) {
        return start(settings, Clock.systemUTC());
    }

    /**
     * The same with another clock.
     *
     * @throws IllegalArgumentException where there is no such behaviour or defect, or the address cannot be had; the message is a
     *     sentence
     */
    public static RunningSimulator start(SimulatorSettings settings, Clock clock) {
        if (settings.defects().size() > 1) {
            throw new IllegalArgumentException("Expected one defect of the cloud at a time, but got "
                    + String.join(", ", settings.defects()) + ".");
        }
        PartnerWorkings workings = settings.defects().stream()
                .map(PartnerStandIn::defect)
                .map(each -> each.makes().get())
                .findFirst()
                .orElseGet(PartnerWorkings::sound);
        PartnerCloud cloud = new PartnerCloud(behaviour(settings.behaviour()), workings, clock);
        return new Running(CloudServer.start(settings, cloud::answer));
    }

    private static PartnerDefect defect(String id) {
        return PartnerDefect.find(id)
                .orElseThrow(() -> new IllegalArgumentException(UnknownName.sentence(
                        "defect",
                        id,
                        PartnerDefect.all().stream().map(PartnerDefect::id).toList())));
    }

    private static PartnerBehaviour behaviour(String id) {
        String name = id.isEmpty() ? PartnerBehaviour.STANDARD.id() : id;
        return PartnerBehaviour.find(name)
                .orElseThrow(() -> new IllegalArgumentException(UnknownName.sentence(
                        "behaviour",
                        name,
                        PartnerBehaviour.all().stream()
                                .map(PartnerBehaviour::id)
                                .toList())));
    }

    private record Running(CloudServer server) implements RunningSimulator {
        @Override
        public String address() {
            return server.address();
        }

        @Override
        public List<String> introduction() {
            Person first = Person.ALL.getFirst();
            Person second = Person.ALL.getLast();
            return List.of(
                    "It listens at " + address() + ", which is the 'baseUrl' of a target file of kind partner-source.",
                    "Client: " + OAuthClient.FIRST.id() + ", secret " + OAuthClient.FIRST.secret()
                            + ", redirect addresses " + String.join(" and ", OAuthClient.FIRST.redirectUris()) + ".",
                    "Another client: " + OAuthClient.SECOND.id() + ", secret " + OAuthClient.SECOND.secret() + ".",
                    "Users: " + first.name() + " (" + first.password() + ") and " + second.name() + " ("
                            + second.password() + ").",
                    "Steps (newData, lateData, passTime, expireTokens, revoke, delete, throttle, blackout, blackoutOver) are"
                            + " posted to " + address() + "/control.",
                    "Agreement: windows of " + DataApi.LONGEST.toDays() + " d, batches of " + DataApi.BATCH
                            + ", tokens for 2 h. examples/partner-source.yaml is a target file for it.");
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
