package org.cgmkit.ehr.submission;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The entries of one submission by their fullUrls. */
final class FullUrls {
    private final Map<String, Integer> positions = new HashMap<>();
    private int repeated = -1;

    /** Takes note of the fullUrl of the entry at a position; an empty one names nothing. */
    void add(String fullUrl, int position) {
        if (!fullUrl.isEmpty() && positions.putIfAbsent(fullUrl, position) != null && repeated < 0) {
            repeated = position;
        }
    }

    /** The position of the first entry with that fullUrl. */
    OptionalInt position(String fullUrl) {
        Integer position = positions.get(fullUrl);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /** The position of the first entry with a fullUrl that an earlier one has. */
    OptionalInt repeated() {
        return repeated < 0 ? OptionalInt.empty() : OptionalInt.of(repeated);
    }
}
