package org.cgmkit.console.store;

/**
 * A team of an event.
 *
 * @param id its id
 * @param event the id of its event
 * @param name what it calls itself
 */
public record Team(String id, String event, String name) {}
