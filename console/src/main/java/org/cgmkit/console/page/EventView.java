package org.cgmkit.console.page;

import java.util.List;
import org.cgmkit.console.store.Event;
import org.cgmkit.console.store.Team;

/**
 * What the page of an event shows.
 *
 * @param event the event
 * @param teams its teams
 * @param mine the id of the visitor's team
 */
public record EventView(Event event, List<Team> teams, String mine) {}
