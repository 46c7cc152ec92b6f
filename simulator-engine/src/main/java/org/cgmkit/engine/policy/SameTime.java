package org.cgmkit.engine.policy;

/** What counts where several readings are there for one time. */
public enum SameTime implements Choice {
    /** The first of them. */
    FIRST(Standing.USUAL),
    /** The last of them. */
    LAST(Standing.ALLOWED),
    /** The mean of their different values. */
    MEAN(Standing.ALLOWED),
    /** None of them where their values differ. */
    BOTH_DROPPED(Standing.ALLOWED),
    /** The first; each reading holds its interval less ten seconds, and what comes within does not count. */
    BLACKOUT(Standing.ALLOWED),
    /** The mean of all readings within one interval of a grid from the start of the period. */
    BUCKET_MEAN(Standing.ALLOWED),
    /** All of them: time is counted twice. */
    NONE(Standing.DEFECT);

    private final Standing standing;

    SameTime(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
