package org.cgmkit.cgm.receiver;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.wire.AnswerEntry;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.Request;
import org.cgmkit.kit.wire.ResourceLocation;
import org.cgmkit.kit.wire.TargetClient;
import org.cgmkit.kit.wire.TemporaryStatus;

/**
 * Sends entries again that a receiver could not deal with for the moment, as a store behind it says of single resources (429 or
 * 503 within a 200). Such an answer says nothing of the resource. What was taken is not sent again: what is left refers to where
 * that is.
 */
final class BusyEntries {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private final TargetClient wire;
    private final Function<String, Request> request;
    private final Submission submission;
    private final List<JsonNode> entries = new ArrayList<>();

    private BusyEntries(TargetClient wire, Function<String, Request> request, Submission submission, Exchange answer) {
        this.wire = wire;
        this.request = request;
        this.submission = submission;
        answer.entries().forEach(entry -> entries.add(entry.json()));
    }

    /**
     * Sends a submission, and answers what came of all its entries, none of them temporary.
     *
     * @param request makes the request of a body
     * @throws org.cgmkit.kit.wire.StillThrottledException where that would take longer than may be waited
     */
    static Exchange sent(TargetClient wire, Function<String, Request> request, Submission submission) {
        Exchange answer = wire.send(request.apply(submission.json()));
        boolean told = answer.succeeded() && answer.entries().size() == submission.size();
        return told && !answer.positions(BusyEntries::isBusy).isEmpty()
                ? new BusyEntries(wire, request, submission, answer).settled(answer)
                : answer;
    }

    private Exchange settled(Exchange first) {
        Exchange last = first;
        Duration waited = Duration.ZERO;
        Duration next = FIRST_WAIT;
        for (List<Integer> busy = busy(); !busy.isEmpty(); busy = busy()) {
            int status = new AnswerEntry(0, entries.get(busy.getFirst())).status();
            waited = wire.waitForEntries(last, status, busy.size(), waited, next);
            next = next.multipliedBy(2);
            boolean all = busy.size() == entries.size();
            last = wire.send(request.apply(all ? submission.json() : rest(busy).json()));
            boolean each = last.succeeded() && last.entries().size() == busy.size();
            if (all && !each) {
                return last; // Nothing was taken before, so this is the answer to the submission.
            }
            if (!each) {
                throw inconclusive("Entries were answered " + TemporaryStatus.words(status)
                        + ", and sent again they were not answered one by one (" + OutcomeText.by(last)
                        + "), so this check cannot decide.");
            }
            for (int i = 0; i < busy.size(); i++) {
                entries.set(busy.get(i), last.entry(i).json());
            }
        }
        return first.withEntries(entries);
    }

    private static boolean isBusy(AnswerEntry entry) {
        return TemporaryStatus.is(entry.status());
    }

    private List<Integer> busy() {
        return IntStream.range(0, entries.size())
                .filter(i -> isBusy(new AnswerEntry(i, entries.get(i))))
                .boxed()
                .toList();
    }

    private Submission rest(List<Integer> busy) {
        Map<String, String> taken = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            int position = i;
            new AnswerEntry(i, entries.get(i))
                    .location()
                    .map(ResourceLocation::toString)
                    .ifPresent(location -> taken.put(submission.fullUrl(position), location));
        }
        return submission.with(bundle -> {
            List<JsonNode> left = busy.stream().map(submission::entry).toList();
            left.forEach(entry -> refer(entry, taken));
            bundle.putArray("entry").addAll(left);
        });
    }

    private static void refer(JsonNode node, Map<String, String> taken) {
        if (node instanceof ObjectNode object
                && taken.containsKey(node.path("reference").asText())) {
            object.put("reference", taken.get(node.path("reference").asText()));
        }
        node.forEach(child -> refer(child, taken));
    }
}
