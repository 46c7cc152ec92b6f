package org.cgmkit.cli.run;

import java.util.stream.Stream;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.simulator.Simulator;
import org.cgmkit.simulator.SimulatorDefect;

/** Lists what a simulator can be. */
public final class SimulatorListing {
    private final CommandStreams streams;

    /** A listing on those streams. */
    public SimulatorListing(CommandStreams streams) {
        this.streams = streams;
    }

    /** Prints the behaviours, and the defects by the requirements that they break. */
    public void print(Simulator simulator) {
        int width = Stream.concat(
                        simulator.behaviours().stream().map(b -> b.id()),
                        simulator.defects().stream().map(SimulatorDefect::id))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        streams.say(simulator.behavioursTitle() + ", each within the specification:");
        simulator.behaviours().forEach(b -> row(width, b.id(), b.description()));
        String requirement = "";
        for (SimulatorDefect defect : simulator.defects()) {
            if (!defect.requirement().equals(requirement)) {
                requirement = defect.requirement();
                streams.say("");
                streams.say("Defects that break " + requirement + ":");
            }
            row(width, defect.id(), defect.description());
        }
    }

    private void row(int width, String name, String description) {
        streams.say(("  %-" + Math.max(width, 1) + "s %s").formatted(name, description));
    }
}
