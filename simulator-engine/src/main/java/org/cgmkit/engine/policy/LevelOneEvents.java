package org.cgmkit.engine.policy;

/** Which events are of level one. */
public enum LevelOneEvents implements Choice {
    /** All below 70 mg/dL. */
    INCLUDING(Standing.USUAL),
    /** Those without an event of level two in them. */
    WITHOUT_LEVEL_TWO(Standing.ALLOWED);

    private final Standing standing;

    LevelOneEvents(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
