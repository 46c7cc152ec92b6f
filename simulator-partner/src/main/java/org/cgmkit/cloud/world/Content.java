package org.cgmkit.cloud.world;

import java.math.BigDecimal;
import org.cgmkit.fixtures.therapy.BasalSegment;
import org.cgmkit.fixtures.therapy.BolusDose;

/** What a device recorded. */
public sealed interface Content {

    /**
     * A reading.
     *
     * @param value glucose in mg/dL, as the sensor shows it
     * @param limit whether it lies beyond what the sensor measures
     * @param every the seconds between readings
     * @param backfilled whether the sensor delivered it later
     * @param rate how fast glucose changes, in mg/dL per minute
     */
    record Glucose(BigDecimal value, Limit limit, int every, boolean backfilled, BigDecimal rate) implements Content {}

    /** A segment of basal delivery. */
    record Basal(BasalSegment segment) implements Content {}

    /** A dose. */
    record Bolus(BolusDose dose) implements Content {}

    /** Where a value lies, seen from what the sensor measures. */
    enum Limit {
        /** Within. */
        NONE,
        /** Below. */
        LOW,
        /** Above. */
        HIGH
    }
}
