package org.cgmkit.reports.compare;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Gate;
import org.cgmkit.reports.KnownFailures;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.compare.CheckChange.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Two runs of one suite beside each other. Both are weighed as strictly as the new one, so that only the target makes a
 * difference.
 *
 * @param before the old run
 * @param after the new run
 * @param changes what differs, in the order of the new run; what only the old run had stands at the end
 * @param same how many checks ended as before
 * @param declarations the known failures whose declaration fails the new run, and did not fail the old one
 */
public record RunComparison(
        RunReport before,
        RunReport after,
        List<CheckChange> changes,
        int same,
        List<KnownFailures.Entry> declarations) {

    public RunComparison {
        changes = List.copyOf(changes);
        declarations = List.copyOf(declarations);
    }

    /** Compares an old run with a new one of the same suite. */
    public static RunComparison of(RunReport old, RunReport after) {
        RunReport before = old.weighedBy(after.failOn());
        List<CheckChange> changes = new ArrayList<>();
        int same = 0;
        for (CheckPairs.Pair pair : CheckPairs.of(before.checks(), after.checks())) {
            Kind kind = kind(before, pair.before(), after, pair.after());
            if (kind == null) {
                same++;
            } else {
                changes.add(new CheckChange(kind, pair.before(), pair.after()));
            }
        }
        List<KnownFailures.Entry> former = before.knownFailures().broken();
        return new RunComparison(
                before,
                after,
                changes,
                same,
                after.knownFailures().broken().stream()
                        .filter(e -> !former.contains(e))
                        .toList());
    }

    /** The changes of one kind. */
    public List<CheckChange> of(Kind kind) {
        return changes.stream().filter(c -> c.kind() == kind).toList();
    }

    /**
     * Whether the new run is worse in what weighs. What has disappeared is not, for it may be that fewer checks were
     * asked for, or that the kit is another one; unless the new run broke off before it came to it.
     */
    public boolean isWorse() {
        boolean lost = !after.finished()
                && of(Kind.DISAPPEARED).stream()
                        .map(CheckChange::check)
                        .anyMatch(c -> after.failOn().weighs(c) && c.outcome() != Outcome.NOT_TESTED);
        return !of(Kind.NEW_FAILURE).isEmpty()
                || !of(Kind.NO_LONGER_DECIDED).isEmpty()
                || !declarations.isEmpty()
                || lost;
    }

    private static @Nullable Kind kind(
            RunReport before, @Nullable CheckResult was, RunReport after, @Nullable CheckResult is) {
        if (is == null) {
            return Kind.DISAPPEARED;
        }
        boolean failed = was != null && before.isFailedBy(was);
        boolean fails = after.isFailedBy(is);
        if (fails && !failed) {
            return Kind.NEW_FAILURE;
        }
        if (was == null) {
            return Kind.APPEARED;
        }
        if (failed && !fails) {
            boolean met = isDecided(is) && !after.failOn().fails(is);
            return met ? Kind.FIXED : Kind.CHANGED;
        }
        if (!failed && after.failOn().weighs(is) && isDecided(was) && !isDecided(is)) {
            return Kind.NO_LONGER_DECIDED;
        }
        return was.outcome() == is.outcome() ? null : Kind.CHANGED;
    }

    private static boolean isDecided(CheckResult check) {
        return !Gate.staysOpen(check.outcome()) && check.outcome() != Outcome.NOT_TESTED;
    }
}
