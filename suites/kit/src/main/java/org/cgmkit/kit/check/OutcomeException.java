package org.cgmkit.kit.check;

import org.cgmkit.reports.Outcome;
import org.opentest4j.TestAbortedException;

/** Ends a check with another outcome than pass or fail, and says why. */
public final class OutcomeException extends TestAbortedException {
    private final Outcome outcome;

    private OutcomeException(Outcome outcome, String why) {
        super(why);
        this.outcome = outcome;
    }

    /** A precondition was not met, so nothing can be said; the reason is a sentence. */
    public static OutcomeException inconclusive(String why) {
        return new OutcomeException(Outcome.INCONCLUSIVE, why);
    }

    /** The requirement does not apply to this target; the reason is a sentence. */
    public static OutcomeException notApplicable(String why) {
        return new OutcomeException(Outcome.NOT_APPLICABLE, why);
    }

    /** What was seen, where nothing is judged, as a sentence. */
    public static OutcomeException observed(String what) {
        return new OutcomeException(Outcome.OBSERVED, what);
    }

    /** The target states it, and the sentence says what and where. */
    public static OutcomeException attested(String what) {
        return new OutcomeException(Outcome.ATTESTED, what);
    }

    /** There is nothing to look at before somebody declares it; the sentence says what to declare. */
    public static OutcomeException notTested(String why) {
        return new OutcomeException(Outcome.NOT_TESTED, why);
    }

    /** How the check ended. */
    public Outcome outcome() {
        return outcome;
    }
}
