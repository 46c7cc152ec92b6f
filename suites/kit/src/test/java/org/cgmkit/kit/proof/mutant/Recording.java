package org.cgmkit.kit.proof.mutant;

import java.util.ArrayList;
import java.util.List;

/** Keeps what passes in a run of a sound peer, changing nothing. */
public final class Recording implements Mutation {
    private final List<Recorded> exchanges = new ArrayList<>();

    /** A question and its answer. */
    record Recorded(WireMessage asked, WireMessage answer) {}

    @Override
    public void onAnswer(MutatedExchange exchange) {
        synchronized (exchanges) {
            exchanges.add(new Recorded(exchange.asked(), exchange.original()));
        }
    }

    List<Recorded> exchanges() {
        synchronized (exchanges) {
            return List.copyOf(exchanges);
        }
    }
}
