package org.cgmkit.engine.policy;

/** What is compared with 70 %. */
public enum SufficiencyComparison implements Choice {
    /** The active share as it is. */
    UNROUNDED(Standing.USUAL),
    /** The active share in whole percents. */
    ROUNDED(Standing.ALLOWED);

    private final Standing standing;

    SufficiencyComparison(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
