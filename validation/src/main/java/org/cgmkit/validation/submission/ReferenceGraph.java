package org.cgmkit.validation.submission;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The entries of a submission as they refer to each other. Two entries have the same kind where they have the same shape
 * and each reference of the one leads to the same entry, or to one of the same kind, as that of the other: HAPI, which
 * follows references, cannot tell them apart.
 */
public final class ReferenceGraph {
    /** The kind of an entry that is like no other, as far as the kit can tell. */
    public static final int ALONE = -1;

    private static final int UNKNOWN = -2;
    private static final int IN_PROGRESS = -3;
    private static final int DEEPEST = 32;
    private static final int MOST_KINDS = 4096;

    private static final int NOBODY = -10;
    private static final int OF_KIND = -11;
    private static final int AS_BEFORE = -12;
    private static final int ITSELF = -13;

    private final List<EntryOutline> entries;
    private final ReferenceTargets targets;
    private final int[] kinds;
    private final Map<List<Integer>, Integer> known = new HashMap<>();

    public ReferenceGraph(SubmissionOutline outline) {
        this.entries = outline.entries();
        this.targets = new ReferenceTargets(outline);
        this.kinds = new int[entries.size()];
        Arrays.fill(kinds, UNKNOWN);
    }

    /** The number of an entry's kind, or {@link #ALONE}. */
    public int kind(int entry) {
        return kind(entry, 0);
    }

    private int kind(int entry, int depth) {
        if (kinds[entry] == UNKNOWN) {
            kinds[entry] = IN_PROGRESS;
            kinds[entry] = found(entry, depth);
        }
        return kinds[entry];
    }

    private int found(int number, int depth) {
        EntryOutline entry = entries.get(number);
        if (entry.shape() == EntryShapes.NONE || depth > DEEPEST) {
            return ALONE;
        }
        List<Integer> key = new ArrayList<>();
        key.add(entry.shape());
        Map<Integer, Integer> before = new HashMap<>();
        for (int reference : entry.references()) {
            int[] found = targets.of(entry, reference);
            if (found.length > ReferenceTargets.MOST) {
                return ALONE;
            }
            if (found.length == 0) {
                key.add(NOBODY);
                key.add(reference);
            } else if (found.length == 1 && targets.isPlain(reference, found[0])) {
                Integer earlier = before.putIfAbsent(found[0], before.size());
                int kind = earlier != null ? IN_PROGRESS : kind(found[0], depth + 1);
                key.add(earlier != null ? AS_BEFORE : kind >= 0 ? OF_KIND : ITSELF);
                key.add(earlier != null ? earlier : kind >= 0 ? kind : found[0]);
            } else {
                key.add(found.length);
                for (int target : found) {
                    key.add(target);
                }
                key.add(reference);
            }
        }
        Integer kind = known.get(key);
        if (kind == null && known.size() == MOST_KINDS) {
            return ALONE;
        }
        if (kind == null) {
            kind = known.size();
            known.put(key, kind);
        }
        return kind;
    }

    /** Two entries with the same fullUrl, or none. */
    public List<Integer> repeated() {
        return targets.repeated();
    }

    /** The entry with all that it leads to, over however many references, in order; stops beyond a limit. */
    public NavigableSet<Integer> cluster(int entry, int limit) {
        NavigableSet<Integer> cluster = new TreeSet<>();
        Deque<Integer> waiting = new ArrayDeque<>();
        cluster.add(entry);
        waiting.add(entry);
        while (!waiting.isEmpty() && cluster.size() <= limit) {
            EntryOutline next = entries.get(waiting.remove());
            for (int reference : next.references()) {
                for (int target : targets.of(next, reference)) {
                    if (cluster.add(target)) {
                        waiting.add(target);
                    }
                }
            }
        }
        return cluster;
    }

    /** A number that entries share which refer to each other, over however many references. */
    public int[] neighbourhoods() {
        int[] parents = new int[entries.size()];
        for (int i = 0; i < parents.length; i++) {
            parents[i] = i;
        }
        for (int i = 0; i < parents.length; i++) {
            EntryOutline entry = entries.get(i);
            for (int reference : entry.references()) {
                for (int target : targets.of(entry, reference)) {
                    parents[root(parents, i)] = root(parents, target);
                }
            }
        }
        for (int i = 0; i < parents.length; i++) {
            parents[i] = root(parents, i);
        }
        return parents;
    }

    private static int root(int[] parents, int entry) {
        int root = entry;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }
}
