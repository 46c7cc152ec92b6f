package org.cgmkit.engine.policy;

/** Whether a reading at exactly the end of the period belongs to it. */
public enum PeriodEnd implements Choice {
    /** It belongs to the next period. */
    EXCLUSIVE(Standing.USUAL),
    /** It belongs to both. */
    INCLUSIVE(Standing.ALLOWED);

    private final Standing standing;

    PeriodEnd(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
