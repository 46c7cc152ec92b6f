package org.cgmkit.cgm.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.capture.CapturedExchange;

/** A request by which a submitter means to submit: whatever changes something and carries a Bundle, at whichever place. */
public final class SubmissionAttempt {
    private final CapturedExchange captured;
    private final Submission submission;
    private final boolean wrapped;
    private final List<EntryData> entries;
    private final List<Integer> statuses;
    private final Map<Integer, String> locations;

    private SubmissionAttempt(CapturedExchange captured, Submission submission, boolean wrapped) {
        this.captured = captured;
        this.submission = submission;
        this.wrapped = wrapped;
        this.statuses = AnswerReader.statuses(captured.answer());
        this.locations = AnswerReader.locations(captured.answer());
        this.entries = new ArrayList<>();
        for (int i = 0; i < submission.size(); i++) {
            entries.add(EntryData.of(i, submission.entry(i)));
        }
    }

    /** The attempt that an exchange is, or empty where it is none. */
    public static Optional<SubmissionAttempt> of(CapturedExchange captured) {
        String body = captured.exchange().body();
        boolean atTheOperation =
                captured.method().equals("POST") && captured.path().endsWith("submit-cgm-bundle");
        if (captured.method().equals("GET") || !(atTheOperation || body.contains("\"Bundle\""))) {
            return Optional.empty();
        }
        try {
            Submission submission = Submission.parse(body);
            JsonNode bundle = submission.bundle();
            if (bundle.path("resourceType").asText().equals("Bundle")) {
                return Optional.of(new SubmissionAttempt(captured, submission, false));
            }
            for (JsonNode parameter : bundle.path("parameter")) {
                JsonNode inner = parameter.path("resource");
                if (inner.path("resourceType").asText().equals("Bundle")) {
                    return Optional.of(new SubmissionAttempt(captured, Submission.parse(inner.toString()), true));
                }
            }
            // What is sent to the operation is meant to be a Bundle, whatever it says of itself.
            return atTheOperation ? Optional.of(new SubmissionAttempt(captured, submission, false)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The exchange. */
    public CapturedExchange captured() {
        return captured;
    }

    /** The Bundle as it was sent, which may stand in a Parameters resource. */
    public Submission submission() {
        return submission;
    }

    /** Whether it stands in a Parameters resource. */
    public boolean wrapped() {
        return wrapped;
    }

    /** When it came. */
    public Instant came() {
        return captured.came();
    }

    /** The status of the whole answer, or 0 where there was none. */
    public int status() {
        return captured.status();
    }

    /** What each entry carries, by its position. */
    public List<EntryData> entries() {
        return List.copyOf(entries);
    }

    /** What is sent, by what it is data of; of two entries about the same the first counts. */
    public Map<String, EntryData> data() {
        Map<String, EntryData> byKey = new LinkedHashMap<>();
        entries.forEach(e -> byKey.putIfAbsent(e.key(), e));
        return byKey;
    }

    /** The status codes of the answered entries, in their order; empty where the answer has no entries. */
    public List<Integer> entryStatuses() {
        return statuses;
    }

    /** The type of the Bundle that answers it, such as {@code transaction-response}; empty where the answer is none. */
    public String answerType() {
        return AnswerReader.type(captured.answer());
    }

    /** What receivers took of those attempts, by the type and id that they gave it. */
    public static Map<String, JsonNode> accepted(List<SubmissionAttempt> attempts) {
        Map<String, JsonNode> resources = new HashMap<>();
        attempts.forEach(attempt -> attempt.locations.forEach((position, place) -> {
            // An answer may have more entries than were sent.
            if (position < attempt.submission.size()) {
                resources.put(place, attempt.submission.resource(position));
            }
        }));
        return resources;
    }

    /** The status of the entry at that position, or 0 where the answer does not speak of it. */
    public int statusOf(int position) {
        return position < statuses.size() ? statuses.get(position) : 0;
    }

    /** The location of the entry at that position in the answer, as type and id; empty where there is none. */
    public String locationOf(int position) {
        return locations.getOrDefault(position, "");
    }

    /** The attempt in a few words, for messages. */
    @Override
    public String toString() {
        return captured + " (" + submission.size() + " entries, in step " + captured.step() + ")";
    }
}
