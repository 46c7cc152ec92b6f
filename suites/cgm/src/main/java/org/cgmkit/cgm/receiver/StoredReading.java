package org.cgmkit.cgm.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import org.cgmkit.kit.wire.ResourceLocation;

/**
 * A reading that the receiver has accepted.
 *
 * @param location where it is
 * @param identifier the value of its identifier
 * @param sent what was submitted
 */
public record StoredReading(ResourceLocation location, String identifier, JsonNode sent) {}
