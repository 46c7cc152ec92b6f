package org.cgmkit.suites.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.suites.wire.AnswerEntry;

/** Reads the answers of a receiver. */
final class Answers {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Answers() {}

    /** The status codes of the entries of that answer; empty where it is no Bundle. */
    static List<Integer> statuses(String answer) {
        List<Integer> statuses = new ArrayList<>();
        try {
            JsonNode entries = JSON.readTree(answer).path("entry");
            for (int i = 0; i < entries.size(); i++) {
                statuses.add(new AnswerEntry(i, entries.get(i)).status());
            }
        } catch (JsonProcessingException e) {
            return List.of();
        }
        return statuses;
    }
}
