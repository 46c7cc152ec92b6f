package org.cgmkit.cgm.submitter.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.variant.EntryKind;

/**
 * One entry that an app sent, whatever is in it.
 *
 * @param submission the position of its submission in the run, from 0
 * @param position its position in the submission, from 0
 * @param entry the entry as it was on the wire
 */
record SentEntry(int submission, int position, JsonNode entry) {
    private static final int MOST_DECIMALS = 100;

    /** All entries of a run, in the order in which they were sent. */
    static List<SentEntry> of(List<Submission> run) {
        List<SentEntry> entries = new ArrayList<>();
        for (int i = 0; i < run.size(); i++) {
            JsonNode sent = run.get(i).bundle().path("entry");
            for (int j = 0; j < sent.size(); j++) {
                entries.add(new SentEntry(i, j, sent.path(j)));
            }
        }
        return entries;
    }

    /** The first of each resource: a submission that was repeated word by word is one statement, not two. */
    static List<SentEntry> distinct(List<SentEntry> entries, Predicate<SentEntry> wanted) {
        Set<String> seen = new HashSet<>();
        return entries.stream()
                .filter(wanted)
                .filter(e -> seen.add(e.resource().toString()))
                .toList();
    }

    JsonNode resource() {
        return entry.path("resource");
    }

    String type() {
        return resource().path("resourceType").asText();
    }

    String fullUrl() {
        return entry.path("fullUrl").asText();
    }

    /** Its kind, or empty where the guide has none for it. */
    Optional<EntryKind> kind() {
        return EntryKind.of(resource());
    }

    boolean is(EntryKind wanted) {
        return kind().filter(k -> k == wanted).isPresent();
    }

    /** Its place, such as {@code submission[0].entry[3]}. */
    String where() {
        return "submission[" + submission + "].entry[" + position + "]";
    }

    /** A place below it, such as {@code submission[0].entry[3].request.url}. */
    String where(String path) {
        return where() + "." + path;
    }

    /**
     * A number with the decimals that were sent; empty where there is no number, or one with an exponent beyond all
     * measure, with which nothing could be computed.
     */
    static Optional<BigDecimal> number(JsonNode node) {
        return node.isNumber() && Math.abs(node.decimalValue().scale()) <= MOST_DECIMALS
                ? Optional.of(node.decimalValue())
                : Optional.empty();
    }
}
