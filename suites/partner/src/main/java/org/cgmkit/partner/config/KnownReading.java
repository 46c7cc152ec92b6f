package org.cgmkit.partner.config;

import java.time.Instant;

/**
 * A reading that is known to be in an account.
 *
 * @param time when it was measured
 * @param value the value as text; {@code LOW} and {@code HIGH} where the sensor could not measure
 */
public record KnownReading(Instant time, String value) {
    /** Whether the sensor could not measure it. */
    public boolean isOutOfRange() {
        return value.equals("LOW") || value.equals("HIGH");
    }
}
