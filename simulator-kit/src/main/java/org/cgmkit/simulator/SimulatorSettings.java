package org.cgmkit.simulator;

import java.util.List;

/**
 * How a simulator is to be started.
 *
 * @param behaviour the id of a behaviour, or empty for the usual one
 * @param defects the ids of defects
 * @param bind the address to listen at
 * @param port the port, or 0 for a free one
 */
public record SimulatorSettings(String behaviour, List<String> defects, String bind, int port) {
    public SimulatorSettings {
        defects = List.copyOf(defects);
    }

    /** A sound simulator at a free port of this machine. */
    public static SimulatorSettings sound() {
        return new SimulatorSettings("", List.of(), "127.0.0.1", 0);
    }

    /** The same with one defect. */
    public SimulatorSettings showing(String defect) {
        return new SimulatorSettings(behaviour, List.of(defect), bind, port);
    }

    /** The same with another behaviour. */
    public SimulatorSettings behaving(String other) {
        return new SimulatorSettings(other, defects, bind, port);
    }
}
