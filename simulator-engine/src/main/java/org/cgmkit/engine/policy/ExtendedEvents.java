package org.cgmkit.engine.policy;

/** From when on an event is an extended one. */
public enum ExtendedEvents implements Choice {
    /** From more than 120 minutes on. */
    OVER_120(Standing.USUAL),
    /** From 120 minutes on. */
    FROM_120(Standing.ALLOWED);

    private final Standing standing;

    ExtendedEvents(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
