package org.cgmkit.simulator;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Says what a name may have meant that is not among the known ones: the nearest of them, and not all the hundreds. */
public final class UnknownName {
    private static final int NEAREST = 5;

    private UnknownName() {}

    /**
     * The sentence for a name that is not known.
     *
     * @param kind what it should be, such as {@code defect}
     * @param name what came
     * @param known the names that there are, of words between hyphens
     */
    public static String sentence(String kind, String name, List<String> known) {
        Set<String> words = Set.copyOf(Arrays.asList(name.split("-")));
        List<String> nearest = known.stream()
                .sorted(Comparator.comparingLong((String other) -> -common(words, other))
                        .thenComparingInt(other -> Math.abs(other.length() - name.length())))
                .limit(NEAREST)
                .toList();
        return "Expected one of the " + known.size() + " " + kind + "s, but got " + name + ". The nearest are "
                + String.join(", ", nearest) + "; --list names them all.";
    }

    private static long common(Set<String> words, String other) {
        return Arrays.stream(other.split("-"))
                .distinct()
                .filter(words::contains)
                .count();
    }
}
