package org.cgmkit.guide;

/**
 * A place in the guide or in a standard.
 *
 * @param section its title
 * @param link its address
 */
public record Clause(String section, String link) {}
