package org.cgmkit.kit.proof.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps whole entries of a kind in another way than their answer says: not at all, twice, or for somebody else. */
final class EntryMutation implements Mutation {
    static final String PATH = "(entry)";
    static final String SKIPPED = "not stored";
    static final String UNSEARCHED = "stored and not found";
    static final String TWICE = "stored twice";
    static final String ELSEWHERE = "stored for somebody else";
    static final String OVERWRITTEN = "stored over its match";

    private final Mutant mutant;
    private final PeerDescription peer;
    private final Set<String> mine = ConcurrentHashMap.newKeySet();
    private final Map<String, ObjectNode> over = new ConcurrentHashMap<>();

    EntryMutation(Mutant mutant, PeerDescription peer) {
        this.mutant = mutant;
        this.peer = peer;
    }

    @Override
    public void onRequest(MutatedExchange exchange) {
        if (mutant.operator().equals(TWICE) && peer.isSubmission(exchange.asked())) {
            JsonNode sent = WireJson.of(exchange.request());
            if (sent.path("entry") instanceof ArrayNode entries) {
                int size = entries.size();
                for (int i = 0; i < size; i++) {
                    if (isMine(entries.get(i)) && entries.get(i) instanceof ObjectNode entry) {
                        ObjectNode again = entry.deepCopy();
                        again.put("fullUrl", "urn:uuid:" + UUID.randomUUID());
                        entries.add(again);
                    }
                }
                if (entries.size() > size) {
                    exchange.ask(exchange.request().body(WireJson.text(sent)), mutant);
                }
            }
        }
    }

    @Override
    public void onAnswer(MutatedExchange exchange) {
        if (peer.isSubmission(exchange.asked())) {
            remember(exchange);
        } else if (peer.isReading(exchange.asked()) && exchange.answer().status() == 200) {
            show(exchange);
        }
    }

    private void remember(MutatedExchange exchange) {
        JsonNode sent = exchange.askedJson().path("entry");
        JsonNode answer = exchange.answerJson();
        if (!(answer.path("entry") instanceof ArrayNode answered)) {
            return;
        }
        boolean touches = false;
        for (int i = 0; i < Math.min(sent.size(), answered.size()); i++) {
            JsonNode response = answered.get(i).path("response");
            String status = response.path("status").asText();
            List<String> at = Routes.resource(response.path("location").asText());
            if (at.isEmpty() || !isMine(sent.get(i))) {
                continue;
            }
            boolean conditional = sent.get(i).path("request").has("ifNoneExist");
            if (status.startsWith("201")) {
                touches |= mine.add(at.get(1));
            } else if (status.startsWith("200")
                    && conditional
                    && mutant.operator().equals(OVERWRITTEN)) {
                ObjectNode resource = (ObjectNode) sent.get(i).path("resource").deepCopy();
                over.put(at.get(1), resource.put("id", at.get(1)));
                touches = true;
            }
        }
        if (mutant.operator().equals(TWICE)) {
            while (answered.size() > sent.size()) {
                answered.remove(answered.size() - 1);
            }
            exchange.changed(mutant);
        } else if (touches && !mutant.operator().equals(OVERWRITTEN)) {
            exchange.reply(exchange.answer(), mutant);
        }
    }

    private void show(MutatedExchange exchange) {
        JsonNode answer = exchange.answerJson();
        boolean search = answer.path("resourceType").asText().equals("Bundle");
        boolean changed = false;
        for (ObjectNode resource : WireJson.resources(answer)) {
            String id = resource.path("id").asText();
            if (over.containsKey(id)) {
                ObjectNode other = over.get(id);
                resource.removeAll().setAll(other);
                changed = true;
            }
            if (!mine.contains(id)) {
                continue;
            }
            switch (mutant.operator()) {
                case SKIPPED -> {
                    if (!search) {
                        exchange.reply(
                                WireMessage.answer(
                                        404,
                                        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"not-found\",\"diagnostics\":\"No"
                                                + " such resource\"}]}"),
                                mutant);
                        return;
                    }
                    changed |= remove(answer, id);
                }
                case UNSEARCHED -> changed |= search && remove(answer, id);
                case ELSEWHERE -> {
                    for (String subject : List.of("subject", "patient")) {
                        if (resource.path(subject) instanceof ObjectNode reference) {
                            reference.put("reference", "Patient/" + peer.somebodyElse());
                            changed = true;
                        }
                    }
                    changed |= search && remove(answer, id);
                }
                default -> {}
            }
        }
        if (changed) {
            exchange.changed(mutant);
        }
    }

    private static boolean remove(JsonNode answer, String id) {
        ArrayNode entries = (ArrayNode) answer.path("entry");
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).path("resource").path("id").asText().equals(id)) {
                entries.remove(i);
                if (answer.has("total")) {
                    ((ObjectNode) answer).put("total", answer.path("total").asInt() - 1);
                }
                if (entries.isEmpty()) {
                    ((ObjectNode) answer).remove("entry");
                }
                return true;
            }
        }
        return false;
    }

    private boolean isMine(JsonNode entry) {
        return peer.kinds().apply(entry.path("resource")).equals(mutant.kind());
    }
}
