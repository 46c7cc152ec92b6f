package org.cgmkit.validation.parts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cgmkit.validation.submission.ReferenceGraph;

/**
 * Which entries are judged together. Few at a time, because HAPI's time grows with the square of their number; and
 * neighbours together, because each needs the entries that it leads to.
 */
final class ExcerptPlan {
    private static final int JUDGED_AT_ONCE = 64;
    private static final int ENTRIES_AT_ONCE = 320;
    private static final int LARGEST_CLUSTER = 256;

    private final ReferenceGraph web;
    private final NavigableMap<Integer, NavigableSet<Integer>> clusters = new TreeMap<>();
    private final List<ExcerptValidation.Chunk> together = new ArrayList<>();

    ExcerptPlan(ReferenceGraph web) {
        this.web = web;
    }

    /** Adds an entry to be judged, and says whether that is possible: it must not lead to too many others. */
    boolean add(int entry) {
        NavigableSet<Integer> cluster = web.cluster(entry, LARGEST_CLUSTER);
        if (cluster.size() > LARGEST_CLUSTER) {
            return false;
        }
        clusters.put(entry, cluster);
        return true;
    }

    /** Adds sets of entries that must be seen together. */
    void addTogether(List<SortedSet<Integer>> sets) {
        for (SortedSet<Integer> set : sets) {
            TreeSet<Integer> entries = new TreeSet<>();
            set.forEach(e -> entries.addAll(web.cluster(e, LARGEST_CLUSTER)));
            together.add(new ExcerptValidation.Chunk(Set.of(), entries));
        }
    }

    /** All that was added, in chunks. */
    List<ExcerptValidation.Chunk> chunks() {
        List<ExcerptValidation.Chunk> chunks = new ArrayList<>(together);
        TreeSet<Integer> judged = new TreeSet<>();
        TreeSet<Integer> entries = new TreeSet<>();
        for (Map.Entry<Integer, NavigableSet<Integer>> each : inOrder()) {
            NavigableSet<Integer> cluster = each.getValue();
            if (judged.size() == JUDGED_AT_ONCE
                    || (!judged.isEmpty() && entries.size() + cluster.size() > ENTRIES_AT_ONCE)) {
                chunks.add(new ExcerptValidation.Chunk(judged, entries));
                judged = new TreeSet<>();
                entries = new TreeSet<>();
            }
            judged.add(each.getKey());
            entries.addAll(cluster);
        }
        if (!judged.isEmpty()) {
            chunks.add(new ExcerptValidation.Chunk(judged, entries));
        }
        return chunks;
    }

    private List<Map.Entry<Integer, NavigableSet<Integer>>> inOrder() {
        if (clusters.size() <= JUDGED_AT_ONCE) {
            return List.copyOf(clusters.entrySet());
        }
        int[] neighbourhoods = web.neighbourhoods();
        return clusters.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Integer, NavigableSet<Integer>>>comparingInt(
                                e -> neighbourhoods[e.getKey()])
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }
}
