package org.cgmkit.kit.proof.mutant;

import java.util.Set;
import org.cgmkit.reports.Outcome;

/**
 * A row of a report that ended otherwise than with the sound peer.
 *
 * @param requirement the requirement's id; {@link #STOPPED} where the run did not begin
 * @param outcome how it ended
 * @param message what it says
 * @param touched the mutants that touched an exchange which it looked at, by the numbers of their ids
 */
public record ChangedRow(String requirement, Outcome outcome, String message, Set<String> touched) {
    /** Stands for a run that did not begin, because the peer is not what a run can begin with. */
    public static final String STOPPED = "(run not begun)";

    boolean isRed() {
        return outcome == Outcome.FAIL || outcome == Outcome.WARN || outcome == Outcome.ERROR;
    }

    boolean touchedBy(Mutant mutant) {
        return touched.isEmpty() || touched.contains(number(mutant));
    }

    /** What stands for a mutant in the header that evidence keeps. */
    static String number(Mutant mutant) {
        return Integer.toHexString(mutant.id().hashCode());
    }
}
