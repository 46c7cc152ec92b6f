package org.cgmkit.kit.config;

/**
 * The SMART scopes that the kit asks for where a target file names none, as the specification lists them.
 *
 * @param services those of a backend service, separated by blanks
 * @param apps those of an app that a person allows in, separated by blanks
 */
public record DefaultScopes(String services, String apps) {}
