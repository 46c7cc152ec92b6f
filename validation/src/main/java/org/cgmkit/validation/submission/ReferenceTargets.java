package org.cgmkit.validation.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which entries HAPI may look at to follow a reference: all those with a fullUrl, or with a type and id, that one of its
 * ways of reading the reference leads to. Rather too many than too few; the shape of an entry tells them apart.
 */
public final class ReferenceTargets {
    /** More targets of one reference than these are too many to be judged with each entry that has it. */
    public static final int MOST = 256;

    private static final int[] NOBODY = {};

    private final List<EntryOutline> entries;
    private final NumberedStrings references;
    private final Map<String, int[]> byFullUrl = new HashMap<>();
    private final Map<String, int[]> byTypeAndId = new HashMap<>();

    /** By reference, for entries whose fullUrl is a URN, which all resolve a reference alike. */
    private final int[] @Nullable [] ofUrns;

    ReferenceTargets(SubmissionOutline outline) {
        this.entries = outline.entries();
        this.references = outline.references();
        this.ofUrns = new int[references.size()][];
        for (int i = 0; i < entries.size(); i++) {
            EntryOutline entry = entries.get(i);
            if (entry.fullUrl() != null) {
                put(byFullUrl, entry.fullUrl(), i);
            }
            if (entry.type() != null && entry.id() != null) {
                put(byTypeAndId, entry.type() + "/" + entry.id(), i);
            }
        }
    }

    /** Two entries with the same fullUrl, the first that there are; or none. */
    List<Integer> repeated() {
        return byFullUrl.values().stream()
                .filter(e -> e.length > 1)
                .map(e -> List.of(e[0], e[1]))
                .min(Comparator.comparing(List::getLast))
                .orElse(List.of());
    }

    private static void put(Map<String, int[]> map, String key, int entry) {
        int[] others = map.putIfAbsent(key, new int[] {entry});
        if (others != null && others.length <= MOST) {
            int[] all = Arrays.copyOf(others, others.length + 1);
            all[others.length] = entry;
            map.put(key, all);
        }
    }

    /** The entries that a reference of an entry may lead to, in order; more than {@link #MOST} may be incomplete. */
    int[] of(EntryOutline entry, int reference) {
        String fullUrl = entry.fullUrl();
        if (fullUrl == null || !fullUrl.startsWith("urn:uuid:") || fullUrl.indexOf(':', 9) >= 0) {
            return of(references.text(reference), fullUrl);
        }
        int[] known = ofUrns[reference];
        if (known == null) {
            known = of(references.text(reference), fullUrl);
            ofUrns[reference] = known;
        }
        return known;
    }

    /** Whether the reference leads to exactly that entry, by its fullUrl as it stands. */
    boolean isPlain(int reference, int target) {
        return references.text(reference).equals(entries.get(target).fullUrl());
    }

    private int[] of(String reference, @Nullable String fullUrl) {
        if (reference.startsWith("#")) {
            return NOBODY; // a contained resource
        }
        List<int[]> found = new ArrayList<>();
        for (String reading : readings(reference, fullUrl)) {
            found.add(byFullUrl.getOrDefault(reading, NOBODY));
            found.add(byTypeAndId.getOrDefault(reading, NOBODY));
        }
        return found.stream()
                .flatMapToInt(IntStream::of)
                .sorted()
                .distinct()
                .limit(MOST + 1L)
                .toArray();
    }

    /** The addresses that HAPI makes of a reference (its BaseValidator: getFromBundle, resolveInBundle). */
    private static List<String> readings(String reference, @Nullable String fullUrl) {
        List<String> readings = new ArrayList<>();
        readings.add(reference);
        String whole = reference;
        if (reference.indexOf('#') > 0) {
            whole = reference.substring(0, reference.indexOf('#'));
            readings.add(whole);
        }
        int history = whole.indexOf("/_history/");
        if (history > 0) {
            readings.add(whole.substring(0, history));
            readings.add(whole.substring(0, history - 1)); // as HAPI cuts an absolute one
        }
        String[] parts = whole.split("/", -1);
        if (parts.length >= 2) {
            readings.add(parts[0] + "/" + parts[1]);
            if (fullUrl != null) {
                String base = base(fullUrl);
                readings.add(base + parts[1]);
                readings.add(base + parts[0] + "/" + parts[1]);
                readings.add(base + whole);
            }
        }
        return readings;
    }

    /** What HAPI puts before a relative reference: a URN without its last part, or a URL without type and id. */
    private static String base(String fullUrl) {
        if (fullUrl.startsWith("urn")) {
            return fullUrl.substring(0, fullUrl.lastIndexOf(':') + 1);
        }
        int end = fullUrl.length();
        while (end > 0 && fullUrl.charAt(end - 1) == '/') {
            end--; // Java's split drops what is empty at the end
        }
        int id = fullUrl.lastIndexOf('/', end - 1);
        int type = id < 0 ? -1 : fullUrl.lastIndexOf('/', id - 1);
        return fullUrl.substring(0, type + 1);
    }
}
