package org.cgmkit.engine.policy;

import java.math.BigDecimal;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** Which limits the target has (Battelino et al. 2019, Diabetes Care 42:1593; Battelino et al. 2023, Lancet Diabetes Endocrinol 11:42). */
public enum RangeLimits implements Choice {
    /** 70 to 180 mg/dL, 3.9 to 10.0 mmol/L. */
    STANDARD(Standing.USUAL),
    /** 63 to 140 mg/dL, 3.5 to 7.8 mmol/L. */
    PREGNANCY(Standing.ALLOWED),
    /** 70 to 140 mg/dL, 3.9 to 7.8 mmol/L. */
    TIGHT(Standing.ALLOWED);

    private final Standing standing;

    RangeLimits(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }

    /** The limits between the five ranges in that unit; the limits of the target belong to it. */
    public GlucoseRange.Limits in(GlucoseUnit unit) {
        GlucoseRange.Limits usual = GlucoseRange.Limits.in(unit);
        boolean mass = unit == GlucoseUnit.MASS;
        BigDecimal target = this == PREGNANCY ? new BigDecimal(mass ? "63" : "3.5") : usual.target();
        BigDecimal high = this == STANDARD ? usual.high() : new BigDecimal(mass ? "140" : "7.8");
        return new GlucoseRange.Limits(usual.low(), target, high, usual.veryHigh());
    }
}
