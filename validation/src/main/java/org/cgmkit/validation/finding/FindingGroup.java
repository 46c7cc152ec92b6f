package org.cgmkit.validation.finding;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Findings of a submission that say the same of several entries, or one finding that is like no other. */
public final class FindingGroup {
    private static final int WIDTH = 3;
    private static final int OUTSIDE = -1;

    private final Finding first;
    private int[] places = new int[WIDTH];
    private int size;

    FindingGroup(Finding first) {
        this.first = first;
        add(first);
    }

    void add(Finding finding) {
        if (size * WIDTH == places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
        }
        Integer entry = finding.entry();
        places[size * WIDTH] = entry == null ? OUTSIDE : entry;
        places[size * WIDTH + 1] = finding.line();
        places[size * WIDTH + 2] = finding.column();
        size++;
    }

    /** How many findings there are. */
    public int size() {
        return size;
    }

    /** The first of them. */
    public Finding first() {
        return first;
    }

    /** One of them, by its position from 0. */
    public Finding get(int index) {
        int entry = places[index * WIDTH];
        return new Finding(
                first.severity(),
                path(entry),
                places[index * WIDTH + 1],
                places[index * WIDTH + 2],
                entry == OUTSIDE ? null : entry,
                first.message(),
                first.expected(),
                first.actual(),
                first.rule());
    }

    /** All of them. */
    public List<Finding> all() {
        return IntStream.range(0, size).mapToObj(this::get).toList();
    }

    private String path(int entry) {
        return entry == OUTSIDE ? first.path() : first.path().replaceFirst("\\[\\d+]", "[" + entry + "]");
    }

    /** What findings of one group have in common. */
    public record Key(
            Finding.Severity severity,
            String path,
            boolean inEntry,
            String message,
            @Nullable String expected,
            @Nullable String actual,
            @Nullable String rule) {

        public static Key of(Finding finding) {
            boolean inEntry = finding.entry() != null;
            return new Key(
                    finding.severity(),
                    inEntry ? finding.path().substring(finding.path().indexOf(']')) : finding.path(),
                    inEntry,
                    finding.message(),
                    finding.expected(),
                    finding.actual(),
                    finding.rule());
        }
    }
}
