package org.cgmkit.engine.policy;

/** At which value an event of level two ends. */
public enum LevelTwoEnd implements Choice {
    /** At 54 mg/dL (3.0 mmol/L). */
    AT_54(Standing.USUAL, "54"),
    /** At 70 mg/dL (3.9 mmol/L). */
    AT_70(Standing.ALLOWED, "70");

    private final Standing standing;
    private final String id;

    LevelTwoEnd(Standing standing, String id) {
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
