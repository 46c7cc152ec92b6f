package org.cgmkit.reports;

import java.util.Locale;

/**
 * Whether a run lets a release through. Only here are outcomes weighed against verbs.
 *
 * <p>A requirement binds where its verb is SHALL, and where it is BASE and the cited clause says SHALL or MUST.
 * Where a run is to be weighed more strictly (see {@link FailOn#SHOULD}), what advises weighs the same.
 *
 * <p>{@link Outcome#ERROR} on a binding requirement weighs like {@link Outcome#INCONCLUSIVE}: whoever was at fault, nobody
 * found out whether the requirement is met. {@link Outcome#NOT_TESTED} never weighs; but a run in which nothing at all
 * was tested is incomplete, because it says nothing about the target.
 *
 * <p>A failure that the target's owner has declared does not weigh; a declaration that is not true any more does (see
 * {@link KnownFailures}).
 */
public enum Gate {
    /** No binding requirement failed, and none stayed open. */
    PASS,
    /** A binding requirement failed, or a declaration of a known failure is over; that holds even where the run did not finish. */
    FAIL,
    /** The run did not finish, tested nothing, or a binding requirement stayed open. */
    INCOMPLETE;

    /** The gate that a run comes to. */
    public static Gate of(RunReport report) {
        FailOn failOn = report.failOn();
        KnownFailures known = report.knownFailures();
        boolean failed = report.checks().stream()
                .anyMatch(c -> failOn.fails(c) && known.excuse(c).isEmpty());
        if (failed || !known.broken().isEmpty()) {
            return FAIL;
        }
        boolean open = report.checks().stream().anyMatch(failOn::leavesOpen);
        boolean nothing = report.checks().stream().allMatch(c -> c.outcome() == Outcome.NOT_TESTED);
        return !report.finished() || open || nothing ? INCOMPLETE : PASS;
    }

    /** Whether that outcome leaves unknown whether the requirement is met, although it was tried. */
    public static boolean staysOpen(Outcome outcome) {
        return outcome == Outcome.INCONCLUSIVE || outcome == Outcome.ERROR;
    }

    /** The word for it in {@code results.json}: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
