package org.cgmkit.cgm.receiver;

import org.cgmkit.kit.wire.ResourceLocation;

/**
 * A reading that the receiver has accepted.
 *
 * @param location where it is
 * @param identifier the value of its identifier
 */
public record StoredReading(ResourceLocation location, String identifier) {}
