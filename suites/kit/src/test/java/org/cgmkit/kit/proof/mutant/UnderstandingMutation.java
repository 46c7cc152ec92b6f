package org.cgmkit.kit.proof.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Lets the peer understand a search, or the condition of a conditional create, in another way than it is written. */
record UnderstandingMutation(Mutant mutant, PeerDescription peer) implements Mutation {
    static final String CONDITION = "ifNoneExist ";
    static final String WHOLE = "(condition)";
    static final String ONLY_FIRST = "only the first parameter";
    static final String ONLY_LAST = "only the last parameter";
    static final String NOT_DECODED = "not decoded";

    @Override
    public void onRequest(MutatedExchange exchange) {
        if (mutant.kind().startsWith(CONDITION)) {
            if (peer.isSubmission(exchange.asked()) && exchange.request().text().contains("ifNoneExist")) {
                conditions(exchange);
            }
        } else if (peer.routes().of(exchange.asked()).equals(mutant.kind())) {
            WireMessage request = exchange.request();
            String[] target = request.target().split("[?]", 2);
            String query = target.length < 2
                    ? ""
                    : QueryChange.titled(mutant.operator()).in(target[1], mutant.path());
            if (target.length == 2 && !query.equals(target[1])) {
                exchange.ask(request.to(query.isEmpty() ? target[0] : target[0] + "?" + query), mutant);
            }
        }
    }

    private void conditions(MutatedExchange exchange) {
        JsonNode sent = WireJson.of(exchange.request());
        boolean changed = false;
        for (JsonNode entry : sent.path("entry")) {
            String type = entry.path("resource").path("resourceType").asText();
            if (mutant.kind().equals(CONDITION + type)
                    && entry.path("request") instanceof ObjectNode request
                    && request.path("ifNoneExist").isTextual()) {
                String before = request.path("ifNoneExist").asText();
                String after = understood(before);
                if (!after.equals(before)) {
                    changed = true;
                    if (after.isEmpty()) {
                        request.remove("ifNoneExist");
                    } else {
                        request.put("ifNoneExist", after);
                    }
                }
            }
        }
        if (changed) {
            exchange.ask(exchange.request().body(WireJson.text(sent)), mutant);
        }
    }

    private String understood(String query) {
        if (!mutant.path().equals(WHOLE)) {
            return QueryChange.titled(mutant.operator()).in(query, mutant.path());
        }
        return switch (mutant.operator()) {
            case ONLY_FIRST -> query.replaceFirst("&.*", "");
            case ONLY_LAST -> query.replaceFirst(".*&", "");
            case NOT_DECODED -> query.replace("%", "%25");
            default -> "";
        };
    }
}
