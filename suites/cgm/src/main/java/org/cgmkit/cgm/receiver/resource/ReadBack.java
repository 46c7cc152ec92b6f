package org.cgmkit.cgm.receiver.resource;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.receiver.SearchResult;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.ResourceLocation;

/**
 * What became of the accepted entries of a submission, seen by reading them back.
 *
 * @param receiver the receiver
 * @param submission what was submitted
 * @param answer the answer to it
 * @param accepted where the accepted entries are
 */
record ReadBack(Receiver receiver, Submission submission, Exchange answer, Map<Integer, ResourceLocation> accepted) {
    private static final int MOST_SHOWN = 4;

    /** What says something else than before, a line for each; what says the same otherwise, or was ignored, is remarked. */
    List<String> changes() {
        Map<String, String> stored = new LinkedHashMap<>();
        accepted.forEach((position, location) -> stored.put(submission.fullUrl(position), location.toString()));
        ResourceComparison comparison = new ResourceComparison(submission, stored, receiver.url(""));
        List<String> changes = new ArrayList<>();
        Set<String> otherwise = new TreeSet<>();
        Set<String> ignored = new TreeSet<>();
        accepted.forEach((position, location) -> {
            JsonNode back = Preconditions.assumeReadable(receiver, location);
            if (isAnother(position, back)) {
                takenForAnother(position, location, changes);
                return;
            }
            ResourceComparison.Differences found = comparison.of(submission.resource(position), back);
            found.changes().forEach(change -> changes.add("entry[" + position + "] (" + location + ") " + change));
            otherwise.addAll(found.otherwise());
            found.ignored().forEach(path -> ignored.add(location.type() + "." + path));
        });
        remark("Same content in another form, which is not a fault", otherwise);
        remark("Not stored; a receiver may ignore elements that it has no use for", ignored);
        return changes;
    }

    /** Entries that are there a second time, as far as the receiver finds them by identifiers. */
    List<String> twice() {
        List<String> twice = new ArrayList<>();
        accepted.values().stream()
                .map(ResourceLocation::type)
                .distinct()
                .forEach(type -> SearchResult.firstPage(
                                receiver, type, "patient", receiver.patient(), "identifier", identifiers(type))
                        .resources()
                        .forEach(found -> other(type, found).ifPresent(twice::add)));
        return twice;
    }

    /** Each location leads to its own entry; where one leads to another's, the check ends, as the answer's order is to blame. */
    void assumeInOrder() {
        accepted.forEach((position, location) -> {
            if (isAnother(position, receiver.read(location).json())) {
                throw inAnotherPlace(position);
            }
        });
    }

    private static RuntimeException inAnotherPlace(int position) {
        return inconclusive("The location answered for entry[" + position + "] leads to another entry of the same "
                + "submission; see receiver.response.same-order.");
    }

    private String identifiers(String type) {
        return accepted.entrySet().stream()
                .filter(each -> each.getValue().type().equals(type))
                .map(each -> IdentifierSource.SYSTEM + "|" + SampleSubmissions.identifier(submission, each.getKey()))
                .collect(Collectors.joining(","));
    }

    private Optional<String> other(String type, JsonNode found) {
        ResourceLocation at = new ResourceLocation(type, found.path("id").asText());
        List<String> values = found.path("identifier").findValuesAsText("value");
        return accepted.entrySet().stream()
                .filter(each -> each.getValue().type().equals(type))
                .filter(each -> values.contains(SampleSubmissions.identifier(submission, each.getKey())))
                .filter(each -> !accepted.containsValue(at))
                .map(each -> "entry[" + each.getKey() + "]: " + each.getValue() + " and " + at)
                .findFirst();
    }

    /** Whether what is read back at the location of one entry is another entry of the same submission. */
    private boolean isAnother(int position, JsonNode back) {
        List<String> values = back.path("identifier").findValuesAsText("value");
        return !values.contains(SampleSubmissions.identifier(submission, position))
                && submission.identifiers().stream().anyMatch(values::contains);
    }

    /** Two entries at one location were taken for one; two that have changed places are a matter of the answer's order. */
    private void takenForAnother(int position, ResourceLocation location, List<String> changes) {
        List<Integer> there = accepted.entrySet().stream()
                .filter(each -> each.getValue().equals(location) && each.getKey() != position)
                .map(Map.Entry::getKey)
                .toList();
        if (there.isEmpty()) {
            throw inAnotherPlace(position);
        }
        String what = "entry[" + position + "] was answered '"
                + answer.entry(position).statusText() + "' at " + location + ", where entry" + there
                + " is, which says something else";
        if (answer.statusOf(position) == 200) {
            receiver.remark(what + ": processed, and not stored.");
        } else {
            changes.add(what);
        }
    }

    private void remark(String what, Set<String> found) {
        if (!found.isEmpty()) {
            receiver.remark(what + ": "
                    + found.stream().limit(MOST_SHOWN).collect(Collectors.joining("; "))
                    + (found.size() > MOST_SHOWN ? " and " + (found.size() - MOST_SHOWN) + " more" : "") + ".");
        }
    }
}
