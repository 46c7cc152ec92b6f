package org.cgmkit.kit.proof.mutant;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Shows all resources of a kind, by read and by search, as if one of their places had been lost or changed in store. */
record StoredMutation(Mutant mutant, PeerDescription peer) implements Mutation {

    @Override
    public void onAnswer(MutatedExchange exchange) {
        if (!peer.isReading(exchange.asked()) || exchange.original().status() != 200) {
            return;
        }
        JsonChange change = JsonChange.titled(mutant.operator());
        for (ObjectNode resource : WireJson.resources(exchange.answerJson())) {
            if (peer.kinds().apply(resource).equals(mutant.kind())
                    && JsonPlaces.change(resource, mutant.path(), change)) {
                exchange.changed(mutant);
            }
        }
    }
}
