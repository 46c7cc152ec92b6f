package org.cgmkit.engine.policy;

/** Of what the active share is a share. */
public enum ActiveDenominator implements Choice {
    /** Of the whole period. */
    PERIOD(Standing.USUAL),
    /** Of the time from the first to the last reading. */
    FIRST_TO_LAST(Standing.ALLOWED);

    private final Standing standing;

    ActiveDenominator(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
