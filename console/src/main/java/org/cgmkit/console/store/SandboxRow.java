package org.cgmkit.console.store;

/**
 * A sandbox of a team.
 *
 * @param id its id, which is in its address
 * @param team the id of the team
 * @param simulator the id of the simulator
 * @param name what the team calls it
 * @param settings how it is set up, as JSON
 */
public record SandboxRow(String id, String team, String simulator, String name, String settings) {}
