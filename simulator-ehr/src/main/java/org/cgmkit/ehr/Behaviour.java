package org.cgmkit.ehr;

/**
 * What the guide leaves open to a receiver, as one sound simulator does it.
 *
 * @param name the name by which it is chosen
 * @param conditionalCreate whether entries with ifNoneExist are honoured; where not, they are refused with 400
 */
public record Behaviour(String name, boolean conditionalCreate) {}
