package org.cgmkit.engine.policy;

/** What becomes of values that no sensor shows, such as 5 or 10 mg/dL, which receivers use as codes. */
public enum ErrorCodes implements Choice {
    /** They are no readings. */
    DROPPED(Standing.USUAL),
    /** They count as glucose. */
    COUNTED(Standing.DEFECT);

    private final Standing standing;

    ErrorCodes(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
