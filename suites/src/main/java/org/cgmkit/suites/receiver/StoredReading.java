package org.cgmkit.suites.receiver;

import org.cgmkit.suites.wire.Location;

/**
 * A reading that the receiver has accepted.
 *
 * @param location where it is
 * @param identifier the value of its identifier
 */
record StoredReading(Location location, String identifier) {}
