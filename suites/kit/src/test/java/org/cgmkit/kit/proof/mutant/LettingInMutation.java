package org.cgmkit.kit.proof.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Accepts what is refused for one reason, as a whole or as an entry; or keeps it and says that it was refused. */
final class LettingInMutation implements Mutation {
    static final String WHOLE = "whole: ";
    static final String ENTRY = "entry: ";
    static final String ACCEPTED = "accepted";
    static final String KEPT = "kept all the same";

    private final Mutant mutant;
    private final PeerDescription peer;
    private final PhantomStore store;

    LettingInMutation(Mutant mutant, PeerDescription peer) {
        this.mutant = mutant;
        this.peer = peer;
        this.store = new PhantomStore(peer);
    }

    @Override
    public void onRequest(MutatedExchange exchange) {
        store.read(exchange, mutant);
    }

    @Override
    public void onAnswer(MutatedExchange exchange) {
        String route = peer.routes().of(exchange.asked());
        if (route.equals(mutant.kind()) && !exchange.asked().method().equals("GET")) {
            if (mutant.path().startsWith(WHOLE)) {
                whole(exchange);
            } else {
                entries(exchange);
            }
        }
        store.search(exchange, mutant);
    }

    private void whole(MutatedExchange exchange) {
        String status = String.valueOf(exchange.original().status());
        if (!Refusals.is(status) || !mutant.path().equals(WHOLE + Refusals.shape(status, exchange.originalJson()))) {
            return;
        }
        JsonNode sent = exchange.askedJson();
        boolean accepted = mutant.operator().equals(ACCEPTED);
        if (!peer.isSubmission(exchange.asked())) {
            String place = store.keep(sent);
            if (accepted) {
                exchange.reply(
                        WireMessage.answer(201, WireJson.text(sent))
                                .header("Location", none -> Optional.of(peer.baseUrl() + "/" + place)),
                        mutant);
            }
            return;
        }
        ObjectNode answer = WireJson.object();
        answer.put("resourceType", "Bundle").put("type", "transaction-response");
        ArrayNode answered = answer.putArray("entry");
        sent.path("entry").forEach(entry -> answered.add(taken(entry)));
        exchange.reply(accepted ? WireMessage.answer(200, WireJson.text(answer)) : exchange.answer(), mutant);
    }

    private void entries(MutatedExchange exchange) {
        JsonNode sent = exchange.askedJson().path("entry");
        JsonNode before = exchange.originalJson().path("entry");
        JsonNode answer = exchange.answerJson();
        if (!(answer.path("entry") instanceof ArrayNode answered)) {
            return;
        }
        boolean touched = false;
        for (int i = 0; i < Math.min(Math.min(sent.size(), before.size()), answered.size()); i++) {
            JsonNode response = before.get(i).path("response");
            String status = response.path("status").asText();
            if (Refusals.is(status) && mutant.path().equals(ENTRY + Refusals.shape(status, response.path("outcome")))) {
                ObjectNode taken = taken(sent.get(i));
                if (mutant.operator().equals(ACCEPTED)) {
                    answered.set(i, taken);
                }
                touched = true;
            }
        }
        if (touched) {
            exchange.changed(mutant);
        }
    }

    private ObjectNode taken(JsonNode entry) {
        ObjectNode answered = WireJson.object();
        answered.putObject("response")
                .put("status", "201 Created")
                .put("location", peer.baseUrl() + "/" + store.keep(entry.path("resource")) + "/_history/1");
        return answered;
    }
}
