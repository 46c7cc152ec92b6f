package org.cgmkit.submitter.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.cgmkit.fixtures.Json;

/**
 * What is settled once a submission lies in the outbox.
 *
 * @param schedules the schedules that it is for, by their keys, with the moment at which it was due
 * @param oneTime the keys of the one-time orders that it answers
 * @param introduced whether it introduces the patient
 */
public record SubmissionMarks(Map<String, Instant> schedules, Set<String> oneTime, boolean introduced) {
    /** Nothing. */
    public static final SubmissionMarks NONE = new SubmissionMarks(Map.of(), Set.of(), false);

    /** Keeps copies. */
    public SubmissionMarks {
        schedules = Map.copyOf(schedules);
        oneTime = Set.copyOf(oneTime);
    }

    ObjectNode json() {
        ObjectNode node = Json.object();
        ObjectNode times = node.putObject("schedules");
        schedules.forEach((key, time) -> times.put(key, time.toString()));
        ArrayNode answered = node.putArray("oneTime");
        oneTime.forEach(answered::add);
        return node.put("introduced", introduced);
    }

    static SubmissionMarks of(JsonNode node) {
        Map<String, Instant> schedules = new HashMap<>();
        node.path("schedules")
                .properties()
                .forEach(e ->
                        schedules.put(e.getKey(), Instant.parse(e.getValue().asText())));
        Set<String> oneTime = new HashSet<>();
        node.path("oneTime").forEach(key -> oneTime.add(key.asText()));
        return new SubmissionMarks(schedules, oneTime, node.path("introduced").asBoolean());
    }
}
