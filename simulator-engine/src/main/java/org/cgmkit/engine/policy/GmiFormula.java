package org.cgmkit.engine.policy;

/** By which formula the glucose management indicator is computed. */
public enum GmiFormula implements Choice {
    /** 3.31 + 0.02392 × mean in mg/dL. */
    MASS(Standing.USUAL),
    /** (12.71 + 4.70587 × mean in mmol/L) × 0.09148 + 2.152, by way of mmol/mol. */
    IFCC(Standing.ALLOWED);

    private final Standing standing;

    GmiFormula(Standing standing) {
        this.standing = standing;
    }

    @Override
    public Standing standing() {
        return standing;
    }
}
