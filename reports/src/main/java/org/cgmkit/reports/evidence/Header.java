package org.cgmkit.reports.evidence;

/**
 * One header line of a request or a response.
 *
 * @param name its name, in any case
 * @param value its value
 */
public record Header(String name, String value) {}
