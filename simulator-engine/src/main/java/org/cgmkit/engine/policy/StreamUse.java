package org.cgmkit.engine.policy;

/** What counts where two sensors measure at once. */
public enum StreamUse implements Choice {
    /** The sensor that came first; the other one only where the first is silent. */
    FIRST_STREAM(Standing.USUAL),
    /** One value for each interval, the mean of the sensors. */
    MERGED_MEAN(Standing.ALLOWED),
    /** Sensors that measure every five minutes or more rarely. */
    FIVE_MINUTE_ONLY(Standing.ALLOWED),
    /** All readings of all sensors: time is counted twice. */
    ADDED(Standing.DEFECT);

    private final Standing standing;

    StreamUse(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
