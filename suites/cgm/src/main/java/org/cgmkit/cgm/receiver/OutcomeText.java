package org.cgmkit.cgm.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.kit.wire.Exchange;

/** What a receiver says in an OperationOutcome, in one line for a message. */
public final class OutcomeText {
    private static final int LONGEST = 240;

    private OutcomeText() {}

    /** The exchange, with what the answer says about it. */
    public static String by(Exchange exchange) {
        String said = by(exchange.json());
        return said.isEmpty() ? exchange.toString() : exchange + ", saying \"" + said + "\"";
    }

    /** The texts of the outcome's issues; empty where it is no OperationOutcome or says nothing. */
    public static String by(JsonNode outcome) {
        List<String> texts = new ArrayList<>();
        for (JsonNode issue : outcome.path("issue")) {
            String text = textOf(issue);
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        String all = String.join("; ", texts).replaceAll("\\s+", " ");
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + "…";
    }

    /** Whether it is an OperationOutcome with an issue that stops something. */
    public static boolean error(JsonNode outcome) {
        for (JsonNode issue : outcome.path("issue")) {
            String severity = issue.path("severity").asText();
            if (severity.equals("error") || severity.equals("fatal")) {
                return outcome.path("resourceType").asText().equals("OperationOutcome");
            }
        }
        return false;
    }

    private static String textOf(JsonNode issue) {
        String diagnostics = issue.path("diagnostics").asText();
        if (!diagnostics.isEmpty()) {
            return diagnostics;
        }
        JsonNode details = issue.path("details");
        String text = details.path("text").asText();
        JsonNode coding = details.path("coding").path(0);
        return text.isEmpty()
                ? coding.path("display").asText(coding.path("code").asText())
                : text;
    }
}
