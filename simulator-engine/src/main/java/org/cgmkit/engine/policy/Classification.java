package org.cgmkit.engine.policy;

/** By which limits a value is put into a range. */
public enum Classification implements Choice {
    /** By the limits of the unit in which it came. */
    OWN_UNIT(Standing.USUAL),
    /** Converted, rounded to whole mg/dL half up, then by the limits in mg/dL. */
    MASS_HALF_UP(Standing.ALLOWED),
    /** The same, rounded half to even. */
    MASS_HALF_EVEN(Standing.ALLOWED),
    /** Converted, rounded to tenths of mmol/L half up, then by the limits in mmol/L. */
    MOLAR_HALF_UP(Standing.ALLOWED),
    /** The same, rounded half to even. */
    MOLAR_HALF_EVEN(Standing.ALLOWED),
    /** Converted and not rounded, then by the limits in mg/dL: 13.9 mmol/L becomes very high. */
    MASS_EXACT(Standing.DEFECT),
    /** Converted and not rounded, then by the limits in mmol/L: 70 mg/dL becomes low. */
    MOLAR_EXACT(Standing.DEFECT),
    /** As {@link #MASS_EXACT}, with 54 very low and 70 low. */
    LOW_INCLUSIVE(Standing.DEFECT),
    /** As {@link #MASS_EXACT}, with 180 high and 250 very high. */
    HIGH_INCLUSIVE(Standing.DEFECT),
    /** By the limits of the unit of the first row, whatever the unit of the others is. */
    UNIT_IGNORED(Standing.DEFECT);

    private final Standing standing;

    Classification(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
