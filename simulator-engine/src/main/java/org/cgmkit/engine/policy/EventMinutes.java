package org.cgmkit.engine.policy;

/** How long a run of readings is. */
public enum EventMinutes implements Choice {
    /** Each reading stands for its interval. */
    COUNT(Standing.USUAL),
    /** From the first to the last reading. */
    SPAN(Standing.ALLOWED);

    private final Standing standing;

    EventMinutes(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
