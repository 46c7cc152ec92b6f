package org.cgmkit.guide.glucose;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a sensor showed at one moment.
 *
 * @param time when it was measured
 * @param value the concentration, with the decimals that were shown
 * @param unit the unit of the value
 */
public record GlucoseReading(Instant time, BigDecimal value, GlucoseUnit unit) {

    /** The same reading as the sensor would show it in the other unit. */
    public GlucoseReading in(GlucoseUnit other) {
        return other == unit ? this : new GlucoseReading(time, GlucoseConversion.toReading(value, unit, other), other);
    }
}
