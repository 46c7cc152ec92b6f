package org.cgmkit.guide;

/** How the kit finds out whether a requirement is met. */
public enum Verification {
    /** By a check over HTTP. */
    AUTOMATED,
    /** By a statement that the target declares, and a check that its behaviour agrees with it. */
    ATTESTED,
    /** Recorded, never graded. */
    OBSERVED
}
