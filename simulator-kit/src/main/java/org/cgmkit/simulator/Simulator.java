package org.cgmkit.simulator;

import java.util.List;
import java.util.Optional;

/**
 * A sound stand-in for one side of an exchange, with behaviours (what is left open) and defects (departures). Commands,
 * listings, pages and the defect matrix follow from these objects; a simulator plugs in by one of them.
 */
public interface Simulator {

    /** The name by which it is started. */
    String id();

    /** What it stands in for, as a sentence. */
    String title();

    /** What is left open is called one of these in its listing; the first is the one that it has where nothing is said. */
    List<SimulatorBehaviour> behaviours();

    /** What the behaviours are called in its listing: behaviours, or practices of one that acts by itself. */
    default String behavioursTitle() {
        return "Behaviours";
    }

    /** The ways in which it can depart from what it should do, in the order of the requirements. */
    List<SimulatorDefect> defects();

    /** How what it serves is written as files, or empty where that cannot be. */
    default Optional<FileExport> export() {
        return Optional.empty();
    }

    /** Whether it hands out something to be scanned, as a QR code. */
    default boolean hasCode() {
        return false;
    }

    /**
     * Starts it.
     *
     * @throws IllegalArgumentException where there is no such behaviour or defect, or the address cannot be had; the message is a
     *     sentence
     */
    RunningSimulator start(SimulatorSettings settings);
}
