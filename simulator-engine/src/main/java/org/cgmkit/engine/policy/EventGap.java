package org.cgmkit.engine.policy;

/** Whether a gap of more than 15 minutes ends a run. */
public enum EventGap implements Choice {
    /** It does not. */
    BRIDGED(Standing.USUAL),
    /** It does. */
    BREAKS(Standing.ALLOWED);

    private final Standing standing;

    EventGap(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
