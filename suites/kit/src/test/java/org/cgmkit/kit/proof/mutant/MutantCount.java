package org.cgmkit.kit.proof.mutant;

import java.util.Collection;
import java.util.function.Predicate;

/**
 * How many of some mutants fared how.
 *
 * @param all how many there are
 * @param killed of which an owner was red
 * @param excused that survived, with a reason why nothing asks for the place
 * @param survived that survived without one
 * @param blamed of which a requirement was red that does not own the place
 */
public record MutantCount(int all, int killed, int excused, int survived, int blamed) {

    /** Counts them. */
    public static MutantCount of(Collection<Verdict> verdicts, Excuses excuses) {
        return new MutantCount(
                verdicts.size(),
                count(verdicts, Verdict::killed),
                count(verdicts, v -> isExcused(v, excuses)),
                count(verdicts, v -> !v.killed() && !isExcused(v, excuses)),
                count(verdicts, v -> !v.wronglyBlamed().isEmpty()));
    }

    private static int count(Collection<Verdict> verdicts, Predicate<Verdict> which) {
        return (int) verdicts.stream().filter(which).count();
    }

    private static boolean isExcused(Verdict verdict, Excuses excuses) {
        return verdict.survived()
                && excuses.of(verdict.mutant()).filter(e -> !e.isOpen()).isPresent();
    }

    /** The share of those not excused that are killed, in percent. */
    public double killedShare() {
        return share(killed, all - excused);
    }

    /** The share of all that are blamed wrongly, in percent. */
    public double blamedShare() {
        return share(blamed, all);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }
}
