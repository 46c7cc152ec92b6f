package org.cgmkit.cloud.api;

import java.math.BigDecimal;
import java.util.List;

/** Names of rates of change, from the fastest fall to the fastest rise. */
final class Rates {
    /** The names that the partner guide has. */
    static final List<String> GUIDE =
            List.of("rapidFall", "moderateFall", "slowFall", "constant", "slowRise", "moderateRise", "rapidRise");

    /** The names that Dexcom's API has. */
    static final List<String> ARROWS =
            List.of("doubleDown", "singleDown", "fortyFiveDown", "flat", "fortyFiveUp", "singleUp", "doubleUp");

    private static final double[] STEPS = {-3, -2, -1, 1, 2, 3};

    private Rates() {}

    /** The name of a rate in mg/dL per minute. */
    static String name(BigDecimal rate, List<String> names) {
        int place = 0;
        while (place < STEPS.length && rate.doubleValue() >= STEPS[place]) {
            place++;
        }
        return names.get(place);
    }
}
