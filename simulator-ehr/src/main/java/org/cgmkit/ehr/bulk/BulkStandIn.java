package org.cgmkit.ehr.bulk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.bulk.content.WorldSize;
import org.cgmkit.ehr.bulk.defect.BulkDefect;
import org.cgmkit.ehr.bulk.workings.BulkBehaviour;
import org.cgmkit.ehr.bulk.workings.SourceRules;
import org.cgmkit.ehr.hosting.Hosting;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.Simulator;
import org.cgmkit.simulator.SimulatorBehaviour;
import org.cgmkit.simulator.SimulatorDefect;
import org.cgmkit.simulator.SimulatorSettings;
import org.cgmkit.simulator.UnknownName;

/** The simulated bulk source, as it plugs into the kit. */
public final class BulkStandIn implements Simulator {
    private static final String COHORT = "cohort";

    @Override
    public String id() {
        return "bulk-source";
    }

    @Override
    public String title() {
        return "Stand in for a server that exports a cohort (FHIR Bulk Data Access).";
    }

    /** Beside what is open to a source, its world: a thousand people in {@code cohort}, twenty in all others. */
    @Override
    public List<SimulatorBehaviour> behaviours() {
        List<SimulatorBehaviour> all = new ArrayList<>(BulkBehaviour.all().stream()
                .map(each -> new SimulatorBehaviour(each.id(), each.description()))
                .toList());
        all.add(new SimulatorBehaviour(COHORT, "As standard, with a thousand people in place of twenty."));
        all.add(new SimulatorBehaviour(
                WorldSize.FULL.id(), "The same with fourteen days of readings in place of one."));
        return List.copyOf(all);
    }

    @Override
    public List<SimulatorDefect> defects() {
        return BulkDefect.all().stream()
                .map(each -> new SimulatorDefect(each.id(), each.requirement(), each.description()))
                .toList();
    }

    @Override
    public RunningSimulator start(SimulatorSettings settings) {
        if (settings.defects().size() > 1) {
            throw new IllegalArgumentException("Expected one defect of the source at a time, but got "
                    + String.join(", ", settings.defects()) + ".");
        }
        Optional<BulkDefect> defect =
                settings.defects().stream().map(BulkStandIn::defect).findFirst();
        boolean cohort = settings.behaviour().equals(COHORT);
        boolean full = settings.behaviour().equals(WorldSize.FULL.id());
        BulkBehaviour behaviour = settings.behaviour().isEmpty() || cohort || full
                ? defect.map(BulkDefect::behaviour).orElse(BulkBehaviour.STANDARD)
                : behaviour(settings.behaviour());
        return new Running(BulkSource.start(
                Hosting.LOOPBACK.boundTo(settings.bind()).at(settings.port()),
                new BulkSource.Options(
                        behaviour,
                        defect.map(each -> each.makes().get()).orElseGet(SourceRules::new),
                        full ? WorldSize.FULL : cohort ? WorldSize.COHORT : WorldSize.SMALL,
                        Duration.ofSeconds(1),
                        null)));
    }

    private static BulkDefect defect(String id) {
        return BulkDefect.find(id)
                .orElseThrow(() -> new IllegalArgumentException(UnknownName.sentence(
                        "defect",
                        id,
                        BulkDefect.all().stream().map(BulkDefect::id).toList())));
    }

    private BulkBehaviour behaviour(String id) {
        return BulkBehaviour.find(id)
                .orElseThrow(() -> new IllegalArgumentException(UnknownName.sentence(
                        "behaviour",
                        id,
                        behaviours().stream().map(SimulatorBehaviour::id).toList())));
    }

    private record Running(BulkSource source) implements RunningSimulator {
        @Override
        public String address() {
            return source.baseUrl();
        }

        @Override
        public List<String> introduction() {
            String origin = source.address();
            return List.of(
                    "It listens at " + address() + ", which is the 'baseUrl' of a target file of kind bulk-source.",
                    "Client " + BulkSource.CLIENT + " has the private key at " + origin + "/client-key.json, client "
                            + BulkSource.OTHER_CLIENT + " that at " + origin + "/other-client-key.json.",
                    "The group is 'cohort'; " + origin + "/world.csv lists what there is.",
                    "examples/bulk-source.yaml is a target file for it.");
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
