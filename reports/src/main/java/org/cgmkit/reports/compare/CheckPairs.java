package org.cgmkit.reports.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.cgmkit.reports.CheckResult;
import org.jspecify.annotations.Nullable;

/**
 * The checks of two runs, side by side: first those of one requirement and title, in their order; then, so that a check
 * that only has another title is not taken for a new one, those that are left of one requirement.
 */
final class CheckPairs {
    /** A check of both runs, or of one of them. */
    record Pair(@Nullable CheckResult before, @Nullable CheckResult after) {}

    private final List<CheckResult> before;
    private final List<Pair> pairs = new ArrayList<>();

    private CheckPairs(List<CheckResult> before) {
        this.before = new ArrayList<>(before);
    }

    /** In the order of the new run, then what only the old one had. */
    static List<Pair> of(List<CheckResult> before, List<CheckResult> after) {
        CheckPairs pairs = new CheckPairs(before);
        List<Pair> byTitle = pairs.match(
                after.stream().map(c -> new Pair(null, c)).toList(),
                (a, b) -> a.requirement().equals(b.requirement()) && a.title().equals(b.title()));
        pairs.pairs.addAll(pairs.match(byTitle, (a, b) -> a.requirement().equals(b.requirement())));
        pairs.before.forEach(c -> pairs.pairs.add(new Pair(c, null)));
        return pairs.pairs;
    }

    private List<Pair> match(List<Pair> open, BiPredicate<CheckResult, CheckResult> same) {
        List<Pair> matched = new ArrayList<>();
        for (Pair pair : open) {
            CheckResult after = pair.after();
            Optional<CheckResult> found = pair.before() != null || after == null
                    ? Optional.empty()
                    : before.stream().filter(c -> same.test(c, after)).findFirst();
            found.ifPresent(before::remove);
            matched.add(found.map(c -> new Pair(c, after)).orElse(pair));
        }
        return matched;
    }
}
