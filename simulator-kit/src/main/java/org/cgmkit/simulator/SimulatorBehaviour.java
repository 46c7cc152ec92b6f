package org.cgmkit.simulator;

/**
 * One conformant way to behave where something is left open.
 *
 * @param id the name by which it is chosen
 * @param description what it does, in a sentence
 */
public record SimulatorBehaviour(String id, String description) {}
