package org.cgmkit.partner.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.partner.mapping.MappedRecord;

/** The times between records, in milliseconds. */
final class Spaces {
    private static final double[] FACTORS = {1000, 60_000, 60};
    private static final double NEAR = 0.25;

    private Spaces() {}

    /** The times from one record to the next, in the order of their length. */
    static List<Long> between(List<MappedRecord> records) {
        List<Instant> moments = records.stream()
                .flatMap(each -> each.moment().stream())
                .sorted()
                .toList();
        List<Long> spaces = new ArrayList<>();
        for (int i = 1; i < moments.size(); i++) {
            spaces.add(Duration.between(moments.get(i - 1), moments.get(i)).toMillis());
        }
        spaces.sort(null);
        return spaces;
    }

    /** The factor by which a length is too short, as a sentence; empty where it is no usual one. */
    static String factor(double said, double right) {
        for (double each : FACTORS) {
            if (Math.abs(said * each / right - 1) < NEAR) {
                return "They are too short by a factor of " + (long) each
                        + ", as if another unit was meant (trap 12): correct them, or give the mapping the unit.";
            }
        }
        return "";
    }
}
