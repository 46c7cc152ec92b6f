package org.cgmkit.guide.cgm.drift;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A signature that shows.
 *
 * @param id its short name, such as {@code S7}
 * @param seen what is seen, as a sentence
 * @param change what to change, in sentences
 * @param decides whether it stands for itself
 * @param evidence the facts that show it
 */
public record DriftSign(String id, String seen, String change, boolean decides, List<DriftEvidence> evidence) {
    private static final int MOST_SHOWN = 2;

    /** What is seen, and in what. */
    public String text() {
        String facts = evidence.stream()
                .map(DriftEvidence::text)
                .distinct()
                .limit(MOST_SHOWN)
                .collect(Collectors.joining(", "));
        return id + ": " + seen.substring(0, seen.length() - 1) + ": " + facts + ".";
    }
}
