package org.cgmkit.reports;

/** How a check ended. Only the gate weighs these against verbs. */
public enum Outcome {
    /** The requirement is met. */
    PASS,
    /** A binding requirement is not met. */
    FAIL,
    /** A SHOULD or an expected statement is not met. */
    WARN,
    /** The requirement does not apply, by a capability that the target declares or shows. */
    NOT_APPLICABLE,
    /** A precondition was not met, so nothing can be said. */
    INCONCLUSIVE,
    /** Something that the guide leaves open was seen and recorded. */
    OBSERVED,
    /** The target states it, and nothing that it does speaks against it. */
    ATTESTED,
    /** The kit or the network failed, not the target. */
    ERROR,
    /** There is no check; the message says why. */
    NOT_TESTED
}
