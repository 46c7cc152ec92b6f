package org.cgmkit.engine.policy;

/** How figures are written with fewer digits. */
public enum NumberRounding implements Choice {
    /** Rounded to the nearest. */
    NEAREST(Standing.USUAL),
    /** Cut off. */
    TRUNCATED(Standing.ALLOWED);

    private final Standing standing;

    NumberRounding(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
