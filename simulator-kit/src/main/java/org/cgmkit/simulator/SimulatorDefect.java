package org.cgmkit.simulator;

/**
 * One departure, so that a check can be seen to fail.
 *
 * @param id the name by which it is chosen
 * @param requirement the id of the one requirement that it breaks
 * @param description what the simulator does, in a sentence
 */
public record SimulatorDefect(String id, String requirement, String description) {}
