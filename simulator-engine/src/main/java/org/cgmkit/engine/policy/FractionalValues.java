package org.cgmkit.engine.policy;

/** What becomes of decimals that sensors do not show, such as 69.5 mg/dL. */
public enum FractionalValues implements Choice {
    /** They are compared as they are. */
    EXACT(Standing.USUAL),
    /** They are rounded half up for the comparison. */
    HALF_UP(Standing.ALLOWED),
    /** They are rounded half to even for the comparison. */
    HALF_EVEN(Standing.ALLOWED),
    /** They are cut off, for the comparison and for the mean. */
    TRUNCATED(Standing.ALLOWED);

    private final Standing standing;

    FractionalValues(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
