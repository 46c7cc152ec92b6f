package org.cgmkit.engine.policy;

/** At which midnight a day begins. */
public enum DayBoundary implements Choice {
    /** At the midnight of the time zone. */
    LOCAL(Standing.USUAL),
    /** At that of UTC. */
    UTC(Standing.ALLOWED);

    private final Standing standing;

    DayBoundary(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
