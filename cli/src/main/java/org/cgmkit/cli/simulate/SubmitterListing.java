package org.cgmkit.cli.simulate;

import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.submitter.defect.Defect;
import org.cgmkit.submitter.setup.Practice;

/** Lists what the simulated app can be. */
final class SubmitterListing {
    private final CommandStreams streams;

    SubmitterListing(CommandStreams streams) {
        this.streams = streams;
    }

    void print() {
        streams.say("Practices, each within the guide:");
        Practice.all().forEach(p -> row(p.name(), p.description()));
        String requirement = "";
        for (Defect defect : Defect.all()) {
            if (!defect.requirement().equals(requirement)) {
                requirement = defect.requirement();
                streams.say("");
                streams.say("Defects that break " + requirement + ":");
            }
            row(defect.id(), defect.description());
        }
    }

    private void row(String name, String description) {
        streams.say("  %-46s %s".formatted(name, description));
    }
}
