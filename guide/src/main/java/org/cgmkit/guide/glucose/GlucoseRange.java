package org.cgmkit.guide.glucose;

import java.math.BigDecimal;
import org.cgmkit.guide.cgm.Concept;
import org.cgmkit.guide.cgm.Loinc;

/**
 * The five ranges of the guide's times in ranges, from low to high.
 *
 * <p>The guide names the ranges by code; their limits are those of the international consensus on time in range
 * (Battelino et al. 2019, Diabetes Care 42:1593): below 54, 54-69, 70-180, 181-250 and above 250 mg/dL; below 3.0,
 * 3.0-3.8, 3.9-10.0, 10.1-13.9 and above 13.9 mmol/L. So 54, 70, 180 and 250 mg/dL each belong to the range nearer to
 * the target, and a value with more decimals than the consensus prints (180.4 mg/dL) is above 180.
 *
 * <p>A value is judged by the limits of its own unit, never converted first: 181 mg/dL is high, while the 10.0 mmol/L
 * that a sensor shows for it is still in target.
 */
public enum GlucoseRange {
    VERY_LOW(Concept.TIME_IN_VERY_LOW),
    LOW(Concept.TIME_IN_LOW),
    TARGET(Concept.TIME_IN_TARGET),
    HIGH(Concept.TIME_IN_HIGH),
    VERY_HIGH(Concept.TIME_IN_VERY_HIGH);

    private final Concept concept;

    GlucoseRange(Concept concept) {
        this.concept = concept;
    }

    /** What the component is about that holds the time in this range. */
    public Concept concept() {
        return concept;
    }

    /** The code that STU 1 has for it. */
    public Loinc loinc() {
        return Loinc.valueOf(concept.name());
    }

    /** The range that a value belongs to. */
    public static GlucoseRange of(BigDecimal value, GlucoseUnit unit) {
        Limits limits = Limits.in(unit);
        if (value.compareTo(limits.low()) < 0) {
            return VERY_LOW;
        }
        if (value.compareTo(limits.target()) < 0) {
            return LOW;
        }
        if (value.compareTo(limits.high()) <= 0) {
            return TARGET;
        }
        return value.compareTo(limits.veryHigh()) <= 0 ? HIGH : VERY_HIGH;
    }

    /**
     * The limits between the ranges, in one unit.
     *
     * @param low the lowest value that is low and not very low
     * @param target the lowest value in target
     * @param high the highest value in target
     * @param veryHigh the highest value that is high and not very high
     */
    public record Limits(BigDecimal low, BigDecimal target, BigDecimal high, BigDecimal veryHigh) {
        private static final Limits MASS = limits("54", "70", "180", "250");
        private static final Limits MOLAR = limits("3.0", "3.9", "10.0", "13.9");

        /** The consensus limits in that unit. */
        public static Limits in(GlucoseUnit unit) {
            return unit == GlucoseUnit.MASS ? MASS : MOLAR;
        }

        private static Limits limits(String low, String target, String high, String veryHigh) {
            return new Limits(
                    new BigDecimal(low), new BigDecimal(target), new BigDecimal(high), new BigDecimal(veryHigh));
        }
    }
}
