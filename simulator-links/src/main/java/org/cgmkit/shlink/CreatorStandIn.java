package org.cgmkit.shlink;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.shlink.content.Share;
import org.cgmkit.shlink.creator.Creator;
import org.cgmkit.shlink.creator.CreatorOptions;
import org.cgmkit.shlink.creator.MadeLink;
import org.cgmkit.shlink.creator.StaticLinks;
import org.cgmkit.shlink.defect.Defect;
import org.cgmkit.shlink.workings.Behaviour;
import org.cgmkit.shlink.workings.CreatorWorkings;
import org.cgmkit.simulator.FileExport;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.Simulator;
import org.cgmkit.simulator.SimulatorBehaviour;
import org.cgmkit.simulator.SimulatorDefect;
import org.cgmkit.simulator.SimulatorSettings;

/** The simulated creator of SMART Health Links, as it plugs into the kit. It shares two weeks of an invented person's glucose. */
public final class CreatorStandIn implements Simulator {

    @Override
    public String id() {
        return "shlink-creator";
    }

    @Override
    public String title() {
        return "Stand in for an app that shares CGM data by SMART Health Links.";
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
    public Optional<FileExport> export() {
        return Optional.of((folder, address) -> StaticLinks.write(folder, address, Clock.systemUTC()));
    }

    @Override
    public boolean hasCode() {
        return true;
    }

    @Override
    public RunningSimulator start(SimulatorSettings settings) {
        List<Defect> defects = settings.defects().stream().map(Defect::named).toList();
        CreatorWorkings workings = CreatorWorkings.sound();
        for (Defect defect : defects) {
            workings = defect.change().apply(workings);
        }
        Creator creator = Creator.start(new CreatorOptions(
                behaviour(settings, defects), workings, settings.bind(), settings.port(), Clock.systemUTC()));
        MadeLink link = creator.share(Share.everything());
        return new RunningSimulator() {
            @Override
            public String address() {
                return creator.address();
            }

            @Override
            public List<String> introduction() {
                List<String> lines = new ArrayList<>();
                lines.add("It listens at " + creator.address() + ", and has shared two weeks of synthetic CGM data:");
                lines.add(link.text());
                lines.add("This page opens it, or any other link, in the browser:");
                lines.add(creator.viewer(link.text()));
                lines.add("It makes, updates and takes back links at " + creator.address()
                        + "/control/create, /update and /revoke (POST).");
                link.passcode().ifPresent(passcode -> lines.add("The passcode is " + passcode + "."));
                return lines;
            }

            @Override
            public Optional<byte[]> code() {
                return Optional.of(link.png());
            }

            @Override
            public void close() {
                creator.close();
            }
        };
    }

    /** What was chosen; where nothing was, what a defect needs to show. */
    private static Behaviour behaviour(SimulatorSettings settings, List<Defect> defects) {
        if (!settings.behaviour().isEmpty()) {
            return Behaviour.named(settings.behaviour());
        }
        return defects.isEmpty() ? Behaviour.STANDARD : defects.getFirst().behaviour();
    }
}
