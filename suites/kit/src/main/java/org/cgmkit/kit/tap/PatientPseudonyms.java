package org.cgmkit.kit.tap;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.reports.evidence.Redaction;

/**
 * The words by which patients are called in place of their ids, one for each, in the order in which they come: patient-1,
 * patient-2. Learns ids where they stand for a patient, and replaces them wherever they stand. Thread-safe.
 */
public final class PatientPseudonyms {
    private static final Pattern REFERENCE = Pattern.compile("\\bPatient/([A-Za-z0-9.-]{1,64})");
    private static final Pattern PARAMETER =
            Pattern.compile("[?&](?:patient|subject)(?::[A-Za-z]+)?=(?:Patient(?:/|%2F))?([^&#]+)");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    /** What is shorter stands for other things too often; it is replaced only right after {@code Patient/}. */
    private static final int SHORTEST = 4;

    private final Map<String, String> words = new ConcurrentHashMap<>();
    private final Redaction redaction;

    /**
     * Nobody yet.
     *
     * @param redaction keeps the ids and what else tells a patient out of findings, too
     */
    public PatientPseudonyms(Redaction redaction) {
        this.redaction = redaction;
    }

    /** Learns of whom a search or a read speaks. */
    void learnFromAddress(String address) {
        Matcher parameter = PARAMETER.matcher(address);
        while (parameter.find()) {
            learn(URLDecoder.decode(parameter.group(1), StandardCharsets.UTF_8));
        }
        learnReferences(address);
    }

    /** Learns of whom a resource or an answer of an authorization server speaks. */
    void learnFrom(JsonNode node) {
        if (node.path("resourceType").asText().equals("Patient")) {
            learn(node.path("id").asText());
            node.findValuesAsText("family").forEach(this::hide);
            node.path("identifier").findValuesAsText("value").forEach(this::hide);
        }
        if (node.path("access_token").isTextual()) {
            learn(node.path("patient").asText());
        }
        node.forEach(child -> {
            if (child.isContainerNode()) {
                learnFrom(child);
            } else if (child.isTextual()) {
                learnReferences(child.asText());
            }
        });
    }

    /** The text with the words in place of the ids. */
    String in(String text) {
        String replaced = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            if (replaced.contains(word.getKey())) {
                String before = word.getKey().length() < SHORTEST ? "(?<=\\bPatient(?:/|%2F))" : "(?<![A-Za-z0-9])";
                replaced =
                        replaced.replaceAll(before + Pattern.quote(word.getKey()) + "(?![A-Za-z0-9])", word.getValue());
            }
        }
        return replaced;
    }

    private void learnReferences(String text) {
        if (text.contains("Patient/")) {
            Matcher reference = REFERENCE.matcher(text);
            while (reference.find()) {
                learn(reference.group(1));
            }
        }
    }

    private void learn(String id) {
        if (ID.matcher(id).matches() && !words.containsKey(id)) {
            synchronized (words) {
                words.putIfAbsent(id, "patient-" + (words.size() + 1));
            }
            hide(id);
        }
    }

    private void hide(String value) {
        if (!value.isBlank()) {
            redaction.hide(value, "PATIENT");
        }
    }
}
