package org.cgmkit.engine.policy;

/** Whether the reading at exactly the end of the warm-up counts. */
public enum WarmUpBoundary implements Choice {
    /** It counts. */
    COUNTS(Standing.USUAL),
    /** It does not. */
    EXCLUDED(Standing.ALLOWED);

    private final Standing standing;

    WarmUpBoundary(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
