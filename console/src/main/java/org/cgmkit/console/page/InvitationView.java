package org.cgmkit.console.page;

/**
 * What an invitation shows.
 *
 * @param key the key of the invitation
 * @param team the name of the team
 */
public record InvitationView(String key, String team) {}
