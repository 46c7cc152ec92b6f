package org.cgmkit.engine.policy;

/** How a time with an offset is read. */
public enum TimeReading implements Choice {
    /** As the moment that it is. */
    INSTANT(Standing.USUAL),
    /** As the clock on the wall without its offset: days of 23 hours get a hole. */
    WALL_CLOCK(Standing.DEFECT),
    /** As a moment, but equal times on the wall clock are taken for duplicates. */
    WALL_CLOCK_DUPLICATES(Standing.DEFECT);

    private final Standing standing;

    TimeReading(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
