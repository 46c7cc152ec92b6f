package org.cgmkit.engine.policy;

/** What LOW and HIGH count as. */
public enum SentinelUse implements Choice {
    /** As the limits of the sensor in the mean, such as 40 and 400 mg/dL. */
    LIMIT(Standing.USUAL),
    /** As one mg/dL beyond the limits, such as 39 and 401. */
    BEYOND(Standing.ALLOWED),
    /** As nothing. */
    DROPPED(Standing.ALLOWED);

    private final Standing standing;

    SentinelUse(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
