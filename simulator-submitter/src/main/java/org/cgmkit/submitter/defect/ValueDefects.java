package org.cgmkit.submitter.defect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.cgmkit.guide.cgm.Concept;

/** What an app can get wrong in the values of its summaries. */
final class ValueDefects {
    private static final String RANGES = "submitter.values.ranges";
    private static final String CONSISTENT = "submitter.values.consistent";
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    private ValueDefects() {}

    static List<Defect> all() {
        return List.of(
                new Defect(
                        "ranges-that-miss-a-tenth",
                        RANGES,
                        "Sends times in ranges that add up to 90 %.",
                        w -> w.filling(EntrySelector.each(
                                EntrySelector.code(Concept.TIMES_IN_RANGES),
                                r -> add(r, largest(r), BigDecimal.TEN.negate())))),
                new Defect(
                        "ranges-with-one-decimal",
                        RANGES,
                        "Rounds the times in ranges to one decimal.",
                        w -> w.filling(EntrySelector.each(
                                EntrySelector.code(Concept.TIMES_IN_RANGES), ValueDefects::roundRanges))),
                wrong(
                        "wrong-mean",
                        "Sends a mean that is a fifth too high.",
                        EntrySelector.MEAN,
                        v -> v.multiply(new BigDecimal("1.2")).setScale(v.scale(), RoundingMode.HALF_UP)),
                wrong(
                        "wrong-gmi",
                        "Sends a GMI that is a percentage point too high.",
                        EntrySelector.code(Concept.GMI),
                        v -> v.add(BigDecimal.ONE)),
                wrong(
                        "wrong-cv",
                        "Sends a coefficient of variation that is ten percentage points too high.",
                        EntrySelector.code(Concept.COEFFICIENT_OF_VARIATION),
                        v -> v.add(BigDecimal.TEN)),
                wrong(
                        "wrong-sensor-active",
                        "Sends half the share of time in which the sensor was active.",
                        EntrySelector.code(Concept.SENSOR_ACTIVE_PERCENTAGE),
                        v -> v.divide(BigDecimal.TWO, 1, RoundingMode.HALF_UP)),
                wrong(
                        "wrong-days-of-wear",
                        "Sends three days of wear too many.",
                        EntrySelector.code(Concept.DAYS_OF_WEAR),
                        v -> v.add(BigDecimal.valueOf(3))),
                new Defect(
                        "ranges-by-other-thresholds",
                        CONSISTENT,
                        "Counts half of the time in the largest range to the range above it, or below the highest.",
                        w -> w.filling(
                                EntrySelector.each(EntrySelector.code(Concept.TIMES_IN_RANGES), ValueDefects::shift))),
                swapped("swaps-low-and-high", "Writes the time that is low as high, and the other way round.", 1, 3),
                swapped(
                        "swaps-very-low-and-target",
                        "Writes the time in target as very low, and the other way round.",
                        0,
                        2));
    }

    private static Defect wrong(
            String id, String description, Predicate<ObjectNode> which, UnaryOperator<BigDecimal> change) {
        return new Defect(
                id,
                CONSISTENT,
                description,
                w -> w.filling(EntrySelector.each(which, r -> {
                    ObjectNode quantity = (ObjectNode) Objects.requireNonNull(r.get("valueQuantity"));
                    quantity.put("value", change.apply(quantity.path("value").decimalValue()));
                })));
    }

    private static Defect swapped(String id, String description, int one, int other) {
        return new Defect(
                id,
                CONSISTENT,
                description,
                w -> w.filling(EntrySelector.each(EntrySelector.code(Concept.TIMES_IN_RANGES), ranges -> {
                    BigDecimal first = value(ranges, one);
                    put(ranges, one, value(ranges, other));
                    put(ranges, other, first);
                })));
    }

    private static void shift(ObjectNode ranges) {
        int largest = largest(ranges);
        BigDecimal half = value(ranges, largest).divide(BigDecimal.TWO, 2, RoundingMode.HALF_UP);
        add(ranges, largest, half.negate());
        add(ranges, largest + 1 < size(ranges) ? largest + 1 : largest - 1, half);
    }

    /** To one decimal, together 100; where that leaves whole numbers only, a tenth goes elsewhere so that it shows. */
    private static void roundRanges(ObjectNode ranges) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < size(ranges); i++) {
            put(ranges, i, value(ranges, i).setScale(1, RoundingMode.HALF_UP));
            sum = sum.add(value(ranges, i));
        }
        int largest = largest(ranges);
        add(ranges, largest, BigDecimal.valueOf(100).subtract(sum));
        boolean whole = true;
        for (int i = 0; i < size(ranges); i++) {
            whole &= value(ranges, i).stripTrailingZeros().scale() <= 0;
        }
        if (whole) {
            add(ranges, largest, TENTH.negate());
            add(ranges, largest + 1 < size(ranges) ? largest + 1 : largest - 1, TENTH);
        }
    }

    private static int largest(ObjectNode ranges) {
        int largest = 0;
        for (int i = 1; i < size(ranges); i++) {
            largest = value(ranges, i).compareTo(value(ranges, largest)) > 0 ? i : largest;
        }
        return largest;
    }

    private static int size(ObjectNode ranges) {
        return ranges.path("component").size();
    }

    private static BigDecimal value(ObjectNode ranges, int i) {
        return ranges.path("component").path(i).at("/valueQuantity/value").decimalValue();
    }

    private static void add(ObjectNode ranges, int i, BigDecimal what) {
        put(ranges, i, value(ranges, i).add(what));
    }

    private static void put(ObjectNode ranges, int i, BigDecimal value) {
        ((ObjectNode) ranges.path("component").path(i).path("valueQuantity")).put("value", value);
    }
}
