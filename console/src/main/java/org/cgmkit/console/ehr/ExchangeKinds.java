package org.cgmkit.console.ehr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.cgmkit.console.sandbox.ExchangeSummary;
import org.cgmkit.console.sandbox.FinishedExchange;
import org.cgmkit.ehr.workings.SubmissionEndpoint;
import org.cgmkit.fixtures.Json;

/** Tells what exchanges were. */
final class ExchangeKinds {
    private ExchangeKinds() {}

    static ExchangeSummary of(FinishedExchange exchange) {
        String path =
                exchange.path().replaceFirst("\\?.*", "").replaceFirst("/$", "").replace("%24", "$");
        if (path.matches("/sandbox/[^/]+/auth(/.*)?")) {
            return ExchangeSummary.of("authorization");
        }
        String below = path.replaceFirst("^/sandbox/[^/]+/fhir/?", "");
        return switch (exchange.method()) {
            case "POST" -> posted(exchange, below);
            case "GET", "HEAD" -> ExchangeSummary.of(got(exchange, below));
            case "PUT", "PATCH" -> ExchangeSummary.of("update");
            case "DELETE" -> ExchangeSummary.of("delete");
            case "OPTIONS" -> ExchangeSummary.of("preflight");
            default -> ExchangeSummary.of("other");
        };
    }

    private static String got(FinishedExchange exchange, String below) {
        if (below.equals("metadata")) {
            return "metadata";
        }
        if (below.startsWith(".well-known/")) {
            return "authorization";
        }
        return below.contains("/") && !exchange.path().contains("?") ? "read" : "search";
    }

    private static ExchangeSummary posted(FinishedExchange exchange, String below) {
        if (below.endsWith("_search")) {
            return ExchangeSummary.of("search");
        }
        boolean submission = below.endsWith(SubmissionEndpoint.OPERATION);
        JsonNode sent = submission || below.isEmpty() ? json(exchange.request()) : MissingNode.getInstance();
        if (submission || sent.path("resourceType").asText().equals("Bundle")) {
            return entries(
                    submission ? "submission" : sent.path("type").asText("Bundle") + " at the base",
                    sent,
                    json(exchange.answer()));
        }
        return ExchangeSummary.of(below.isEmpty() ? "other" : "create");
    }

    private static ExchangeSummary entries(String kind, JsonNode sent, JsonNode answer) {
        int taken = 0;
        for (JsonNode entry : answer.path("entry")) {
            if (entry.path("response").path("status").asText().startsWith("2")) {
                taken++;
            }
        }
        // A long submission is cut, so that its entries are counted by their answers.
        int entries = sent.has("entry")
                ? sent.path("entry").size()
                : answer.path("entry").size();
        return new ExchangeSummary(kind, entries, Math.min(taken, entries));
    }

    /** What a text says, missing where it is not JSON, or was cut. */
    static JsonNode json(String text) {
        try {
            JsonNode node = Json.MAPPER.readTree(text);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
