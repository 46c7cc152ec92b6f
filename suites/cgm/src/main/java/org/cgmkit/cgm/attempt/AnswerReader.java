package org.cgmkit.cgm.attempt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.kit.wire.AnswerEntry;

/** Reads the answers of a receiver. */
final class AnswerReader {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private AnswerReader() {}

    /** The status codes of the entries of that answer; empty where it is no Bundle. */
    static List<Integer> statuses(String answer) {
        return entries(answer).stream().map(AnswerEntry::status).toList();
    }

    /** The type of the Bundle that an answer is; empty where it is none. */
    static String type(String answer) {
        try {
            return JSON.readTree(answer).path("type").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** The type and id of each location in that answer, by the positions of the entries. */
    static Map<Integer, String> locations(String answer) {
        Map<Integer, String> locations = new HashMap<>();
        entries(answer).stream()
                .filter(AnswerEntry::accepted)
                .forEach(e -> e.location().ifPresent(l -> locations.put(e.position(), l.toString())));
        return locations;
    }

    private static List<AnswerEntry> entries(String answer) {
        List<AnswerEntry> all = new ArrayList<>();
        try {
            JsonNode entries = JSON.readTree(answer).path("entry");
            for (int i = 0; i < entries.size(); i++) {
                all.add(new AnswerEntry(i, entries.get(i)));
            }
        } catch (JsonProcessingException e) {
            return List.of();
        }
        return List.copyOf(all);
    }
}
