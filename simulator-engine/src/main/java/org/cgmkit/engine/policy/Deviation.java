package org.cgmkit.engine.policy;

/** Over what the squared distances from the mean are summed up. */
public enum Deviation implements Choice {
    /** Over one less than the number of readings. */
    COUNT_LESS_ONE(Standing.USUAL, "n-1"),
    /** Over the number of readings. */
    COUNT(Standing.ALLOWED, "n");

    private final Standing standing;
    private final String id;

    Deviation(Standing standing, String id) {
        this.standing = standing;
        this.id = id;
    }

    @Override
    public Standing standing() {
        return standing;
    }

    @Override
    public String id() {
        return id;
    }
}
