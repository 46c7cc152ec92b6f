package org.cgmkit.engine.summary;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a conditional create did not store, because something that its condition finds was there already (FHIR R4, http.html, 3.1.0.8.1).
 *
 * @param posted what was posted
 * @param kept what is there
 */
public record SwallowedWrite(JsonNode posted, JsonNode kept) {}
