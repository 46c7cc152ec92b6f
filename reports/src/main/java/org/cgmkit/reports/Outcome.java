package org.cgmkit.reports;

/** How a check ended. Only the gate weighs these against verbs. */
public enum Outcome {
    /** The requirement is met. */
    PASS("passed"),
    /** A binding requirement is not met. */
    FAIL("failed"),
    /** A SHOULD or an expected statement is not met. */
    WARN("warned"),
    /** The requirement does not apply, by a capability that the target declares or shows. */
    NOT_APPLICABLE("not applicable"),
    /** A precondition was not met, so nothing can be said. */
    INCONCLUSIVE("inconclusive"),
    /** Something that the guide leaves open was seen and recorded. */
    OBSERVED("observed"),
    /** The target states it, and nothing that it does speaks against it. */
    ATTESTED("attested"),
    /** The kit or the network failed, not the target. */
    ERROR("in error"),
    /** There is no check; the message says why. */
    NOT_TESTED("not tested");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** The outcome as it follows a number in a sentence, as in {@code 3 not tested}. */
    public String words() {
        return words;
    }

    /** Whether a person has to look at it: something is not met, went wrong or could not be found out. */
    public boolean isFinding() {
        return switch (this) {
            case FAIL, WARN, ERROR, INCONCLUSIVE -> true;
            case PASS, NOT_APPLICABLE, OBSERVED, ATTESTED, NOT_TESTED -> false;
        };
    }
}
