package org.cgmkit.console.store;

import java.time.ZoneId;

/**
 * An occasion for which teams come together, such as a connectathon.
 *
 * @param id its id
 * @param name what it is called
 * @param zone the time zone in which its times are shown
 */
public record Event(String id, String name, ZoneId zone) {}
