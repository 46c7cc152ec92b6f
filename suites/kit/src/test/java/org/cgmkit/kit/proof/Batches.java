package org.cgmkit.kit.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Puts departures together that may share a run, so that a run looks for several. */
public final class Batches {
    private Batches() {}

    /**
     * The departures in the groups that go into one run each: those that go alone, and the others in the first group that they
     * fit into.
     *
     * @param alone what needs a run of its own
     * @param fits whether one may join a group that is not empty
     */
    public static <T> List<List<T>> of(List<T> all, Predicate<T> alone, BiPredicate<T, List<T>> fits) {
        List<List<T>> runs = new ArrayList<>();
        List<List<T>> open = new ArrayList<>();
        for (T each : all) {
            if (alone.test(each)) {
                runs.add(List.of(each));
                continue;
            }
            List<T> group = open.stream()
                    .filter(g -> fits.test(each, g))
                    .findFirst()
                    .orElseGet(() -> {
                        List<T> another = new ArrayList<>();
                        open.add(another);
                        return another;
                    });
            group.add(each);
        }
        open.forEach(g -> runs.add(List.copyOf(g)));
        return runs;
    }
}
