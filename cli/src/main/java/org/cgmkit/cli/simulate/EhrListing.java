package org.cgmkit.cli.simulate;

import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.workings.Behaviour;

/** Lists what the EHR simulator can be. */
final class EhrListing {
    private final CommandStreams streams;

    EhrListing(CommandStreams streams) {
        this.streams = streams;
    }

    void print() {
        streams.say("Behaviours, each within the guide:");
        Behaviour.all().forEach(b -> row(b.name(), b.description()));
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
        streams.say("  %-34s %s".formatted(name, description));
    }
}
