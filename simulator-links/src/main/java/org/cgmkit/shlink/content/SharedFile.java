package org.cgmkit.shlink.content;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One file behind a link.
 *
 * @param name tells the files of a link apart
 * @param resource the FHIR resource that it holds
 */
public record SharedFile(String name, ObjectNode resource) {}
