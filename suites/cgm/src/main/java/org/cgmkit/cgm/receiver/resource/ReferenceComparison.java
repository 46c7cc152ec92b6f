package org.cgmkit.cgm.receiver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.wire.ResourceLocation;

/**
 * Compares references: those to other entries have to lead to where these are stored, all others to where they led before.
 *
 * @param submission the submission
 * @param stored the locations of the accepted entries by their fullUrl
 * @param base the receiver's base URL
 */
record ReferenceComparison(Submission submission, Map<String, String> stored, String base) {

    /** What is wrong with the address of the reference that came back, or nothing. */
    Optional<String> problem(String before, JsonNode reference) {
        String after = reference.path("reference").asText();
        if (after.isEmpty() && reference.path("identifier").has("value")) {
            return Optional.empty(); // By identifier it may say the same.
        }
        String location = stored.get(before);
        boolean toEntry = location != null || isFullUrl(before);
        if (toEntry && location == null) {
            return Optional.empty(); // The entry was not accepted, so nobody can say where the reference should lead.
        }
        String wanted = toEntry ? location : before;
        boolean literal = after.equals(wanted) || after.startsWith(base + "/") || !after.contains(":");
        boolean leadsThere = ResourceLocation.parse(after)
                .map(at -> at.toString().equals(wanted))
                .orElse(false);
        return literal && leadsThere
                ? Optional.empty()
                : Optional.of("expected " + wanted + (toEntry ? " (the stored entry)" : "") + ", found "
                        + (after.isEmpty() ? "none" : after));
    }

    private boolean isFullUrl(String reference) {
        for (int i = 0; i < submission.size(); i++) {
            if (submission.fullUrl(i).equals(reference)) {
                return true;
            }
        }
        return false;
    }
}
