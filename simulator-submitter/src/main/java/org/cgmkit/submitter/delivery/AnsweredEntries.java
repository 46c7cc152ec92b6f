package org.cgmkit.submitter.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.submitter.content.BundleEntries;
import org.cgmkit.submitter.content.Bundles;
import org.cgmkit.submitter.wire.HttpReply;

/** A submission, entry by entry, with what its answer means for each of them. */
final class AnsweredEntries {
    private final JsonNode bundle;
    private final BundleEntries sent;
    private final Map<EntryOutcome, List<ObjectNode>> fates = new EnumMap<>(EntryOutcome.class);
    private final List<String> reasons = new ArrayList<>();
    private final int answered;

    private AnsweredEntries(JsonNode bundle, int answered) {
        this.bundle = bundle;
        this.answered = answered;
        this.sent = BundleEntries.in(bundle);
    }

    /**
     * What the answer means.
     *
     * @param bundle the submission as it was sent
     */
    static AnsweredEntries of(JsonNode bundle, HttpReply reply, EntryAnswerRule rule) {
        JsonNode answers = reply.json().path("entry");
        AnsweredEntries answered = new AnsweredEntries(bundle, answers.size());
        for (int i = 0; i < answered.sent.all().size(); i++) {
            ObjectNode entry = answered.sent.all().get(i);
            JsonNode answer = answers.path(i).path("response");
            int status = code(answer.path("status").asText());
            EntryOutcome fate = rule.of(entry, status);
            answered.fates.computeIfAbsent(fate, f -> new ArrayList<>()).add(entry);
            if (fate == EntryOutcome.REFUSED || fate == EntryOutcome.REFUSED_FOR_ALL) {
                String said = HttpReply.issues(answer.path("outcome"));
                answered.reasons.add("It answers " + (status == 0 ? "nothing" : status) + " to entry " + i + " ("
                        + entry.at("/resource/resourceType").asText() + ")"
                        + (said.isEmpty() ? ", and no reason." : ": " + said));
            }
        }
        return answered;
    }

    /** How many entries were submitted. */
    int sent() {
        return sent.all().size();
    }

    /** How many entries the answer has; where that is another number, it is not known which answers which. */
    int answered() {
        return answered;
    }

    /** The entries with that fate. */
    List<ObjectNode> with(EntryOutcome fate) {
        return fates.getOrDefault(fate, List.of());
    }

    /** Why entries are refused, in the order of {@link EntryOutcome#REFUSED}. */
    List<String> reasons() {
        return reasons;
    }

    /** Whether the receiver was seen to take an entry that asked for a conditional create. */
    boolean tookCondition() {
        return with(EntryOutcome.DONE).stream().anyMatch(BundleEntries::conditional)
                || !with(EntryOutcome.SEVERAL_THERE).isEmpty();
    }

    /** The submission of what is left, with what that refers to; empty where nothing is. */
    Optional<ObjectNode> left() {
        Set<ObjectNode> plainly = Collections.newSetFromMap(new IdentityHashMap<>());
        plainly.addAll(with(EntryOutcome.PLAINLY_AGAIN));
        List<ObjectNode> again = new ArrayList<>(plainly);
        again.addAll(with(EntryOutcome.LATER));
        again.addAll(with(EntryOutcome.AT_ONCE_AGAIN));
        again.addAll(with(EntryOutcome.UNTIL_TAKEN));
        if (again.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Bundles.with(
                bundle,
                sent.closed(again).stream()
                        .map(e -> plainly.contains(e) ? BundleEntries.plain(e) : e)
                        .toList()));
    }

    private static int code(String status) {
        String digits = status.strip().split(" ")[0];
        return digits.matches("[0-9]{3}") ? Integer.parseInt(digits) : 0;
    }
}
