package org.cgmkit.engine.calculation;

import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.cgmkit.engine.policy.FractionalValues;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.guide.glucose.GlucoseConversion;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** Puts values into ranges as a policy says. Each value is looked at once, as few different ones come many times. */
final class RangeRule {
    private static final Strictness USUAL = new Strictness(false, false);

    private final Policy policy;
    private final ExactLimits massLimits;
    private final ExactLimits molarLimits;
    private final Map<Shown, GlucoseRange> known = new HashMap<>();

    RangeRule(Policy policy) {
        this.policy = policy;
        this.massLimits = ExactLimits.of(policy.of(PolicyKey.LIMITS).in(GlucoseUnit.MASS));
        this.molarLimits = ExactLimits.of(policy.of(PolicyKey.LIMITS).in(GlucoseUnit.MOLAR));
    }

    private record Shown(Rational value, GlucoseUnit unit) {}

    private record ExactLimits(Rational low, Rational target, Rational high, Rational veryHigh) {
        static ExactLimits of(GlucoseRange.Limits limits) {
            return new ExactLimits(
                    Rational.of(limits.low()),
                    Rational.of(limits.target()),
                    Rational.of(limits.high()),
                    Rational.of(limits.veryHigh()));
        }
    }

    /** Whether the low limits belong to the range below them, and the high limits to the range above. */
    private record Strictness(boolean lowInclusive, boolean highInclusive) {}

    GlucoseRange of(SensorValue reading) {
        return switch (reading.mark()) {
            case LOW -> GlucoseRange.VERY_LOW;
            case HIGH -> GlucoseRange.VERY_HIGH;
            case NUMBER -> of(reading.value(), reading.unit());
        };
    }

    GlucoseRange of(Rational shown, GlucoseUnit unit) {
        return known.computeIfAbsent(new Shown(shown, unit), each -> found(shown, unit));
    }

    private GlucoseRange found(Rational shown, GlucoseUnit unit) {
        Rational value = treated(shown, unit);
        return switch (policy.of(PolicyKey.CLASSIFICATION)) {
            case OWN_UNIT, UNIT_IGNORED -> by(value, unit, USUAL);
            case MASS_HALF_UP -> by(rounded(mass(value, unit), GlucoseUnit.MASS, RoundingMode.HALF_UP));
            case MASS_HALF_EVEN -> by(rounded(mass(value, unit), GlucoseUnit.MASS, RoundingMode.HALF_EVEN));
            case MOLAR_HALF_UP ->
                by(rounded(molar(value, unit), GlucoseUnit.MOLAR, RoundingMode.HALF_UP), GlucoseUnit.MOLAR, USUAL);
            case MOLAR_HALF_EVEN ->
                by(rounded(molar(value, unit), GlucoseUnit.MOLAR, RoundingMode.HALF_EVEN), GlucoseUnit.MOLAR, USUAL);
            case MASS_EXACT -> by(mass(value, unit));
            case MOLAR_EXACT -> by(molar(value, unit), GlucoseUnit.MOLAR, USUAL);
            case LOW_INCLUSIVE -> by(mass(value, unit), GlucoseUnit.MASS, new Strictness(true, false));
            case HIGH_INCLUSIVE -> by(mass(value, unit), GlucoseUnit.MASS, new Strictness(false, true));
        };
    }

    /** The value in mg/dL, by the factor of the policy. */
    Rational mass(Rational value, GlucoseUnit unit) {
        return unit == GlucoseUnit.MASS ? value : value.times(factor());
    }

    /** The value in mmol/L, by the factor of the policy. */
    Rational molar(Rational value, GlucoseUnit unit) {
        return unit == GlucoseUnit.MOLAR ? value : value.over(factor());
    }

    /** The value without the decimals that sensors do not show, where the policy cuts these off for all figures. */
    Rational truncated(Rational value, GlucoseUnit unit) {
        return policy.of(PolicyKey.FRACTIONAL) == FractionalValues.TRUNCATED
                ? rounded(value, unit, RoundingMode.DOWN)
                : value;
    }

    private Rational factor() {
        return Rational.of(policy.of(PolicyKey.FACTOR));
    }

    private Rational treated(Rational value, GlucoseUnit unit) {
        return switch (policy.of(PolicyKey.FRACTIONAL)) {
            case EXACT -> value;
            case HALF_UP -> rounded(value, unit, RoundingMode.HALF_UP);
            case HALF_EVEN -> rounded(value, unit, RoundingMode.HALF_EVEN);
            case TRUNCATED -> rounded(value, unit, RoundingMode.DOWN);
        };
    }

    private static Rational rounded(Rational value, GlucoseUnit unit, RoundingMode mode) {
        return Rational.of(value.rounded(GlucoseConversion.readingDecimals(unit), mode));
    }

    private GlucoseRange by(Rational mass) {
        return by(mass, GlucoseUnit.MASS, USUAL);
    }

    private GlucoseRange by(Rational value, GlucoseUnit unit, Strictness strictness) {
        ExactLimits limits = unit == GlucoseUnit.MASS ? massLimits : molarLimits;
        int low = strictness.lowInclusive ? 1 : 0;
        int high = strictness.highInclusive ? 0 : 1;
        if (value.compareTo(limits.low()) < low) {
            return GlucoseRange.VERY_LOW;
        }
        if (value.compareTo(limits.target()) < low) {
            return GlucoseRange.LOW;
        }
        if (value.compareTo(limits.high()) < high) {
            return GlucoseRange.TARGET;
        }
        return value.compareTo(limits.veryHigh()) < high ? GlucoseRange.HIGH : GlucoseRange.VERY_HIGH;
    }
}
