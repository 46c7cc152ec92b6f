package org.cgmkit.kit.proof.mutant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Changes one place of one kind of answer: its status, a header, or a place of its JSON. */
record AnswerMutation(Mutant mutant, PeerDescription peer) implements Mutation {
    static final String STATUS = "(status)";
    static final String HEADER = "(header) ";
    static final String DROPPED = "dropped";
    static final String CHANGED = "changed";

    @Override
    public void onAnswer(MutatedExchange exchange) {
        if (!peer.answerKind(exchange.asked(), exchange.original()).equals(mutant.kind())) {
            return;
        }
        WireMessage answer = exchange.answer();
        if (mutant.path().equals(STATUS)) {
            exchange.reply(answer.status(Integer.parseInt(mutant.operator())), mutant);
        } else if (mutant.path().startsWith(HEADER)) {
            String name = mutant.path().substring(HEADER.length());
            if (answer.header(name).isPresent()) {
                exchange.reply(
                        answer.header(
                                name,
                                value -> mutant.operator().equals(DROPPED)
                                        ? Optional.empty()
                                        : value.map(JsonChange::neighbour)),
                        mutant);
            }
        } else if (exchange.answerJson() instanceof ObjectNode json
                && JsonPlaces.change(json, mutant.path(), JsonChange.titled(mutant.operator()))) {
            exchange.changed(mutant);
        }
    }
}
