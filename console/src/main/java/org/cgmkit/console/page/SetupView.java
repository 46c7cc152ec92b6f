package org.cgmkit.console.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.console.sandbox.Choice;
import org.cgmkit.console.sandbox.SandboxHost;
import org.cgmkit.console.sandbox.SandboxSetup;
import org.cgmkit.simulator.SimulatorBehaviour;
import org.cgmkit.simulator.SimulatorDefect;

/**
 * How a sandbox is set up, and how it could be.
 *
 * @param setup how it is
 * @param behaviours what it could do where that is left open
 * @param defects where it could depart, by topics
 * @param versions by which versions it could work
 * @param accesses who could be let in
 * @param patients whom it could be bound to
 */
public record SetupView(
        SandboxSetup setup,
        List<SimulatorBehaviour> behaviours,
        Map<String, List<DefectChoice>> defects,
        List<Choice> versions,
        List<Choice> accesses,
        List<Choice> patients) {

    /**
     * A departure that can be chosen.
     *
     * @param defect the departure
     * @param statement what the requirement asks for that it breaks
     * @param chosen whether it is chosen
     */
    public record DefectChoice(SimulatorDefect defect, String statement, boolean chosen) {}

    static SetupView of(SandboxHost host, SandboxSetup setup) {
        Map<String, List<DefectChoice>> defects = new LinkedHashMap<>();
        for (SimulatorDefect defect : host.simulator().defects()) {
            defects.computeIfAbsent(topic(defect.requirement()), t -> new ArrayList<>())
                    .add(new DefectChoice(
                            defect,
                            host.requirement(defect.requirement()).orElse(""),
                            setup.defects().contains(defect.id())));
        }
        return new SetupView(
                setup, host.simulator().behaviours(), defects, host.versions(), host.accesses(), host.patients());
    }

    /** The middle part of the id of a requirement. */
    private static String topic(String requirement) {
        String[] parts = requirement.split("\\.");
        return parts.length > 1 ? parts[1].replace('-', ' ') : requirement;
    }

    /** How many of the departures of a topic are chosen. */
    public long chosen(List<DefectChoice> topic) {
        return topic.stream().filter(DefectChoice::chosen).count();
    }

    /** What it does in a few words. */
    public String summary() {
        int count = setup.defects().size();
        return "Behaviour " + setup.behaviour()
                + (count == 0 ? ", no defects" : count == 1 ? ", 1 defect" : ", " + count + " defects");
    }
}
