package org.cgmkit.console.store;

/**
 * Somebody of a team.
 *
 * @param id the id
 * @param team the id of the team
 * @param name what they call themselves
 */
public record Member(String id, String team, String name) {}
