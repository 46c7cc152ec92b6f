package org.cgmkit.kit.proof.mutant;

/** What a mutant does to what passes; one for each run, as it may keep what it saw. For several threads. */
public interface Mutation {

    /** Changes the request on its way to the peer, or answers in its place. */
    default void onRequest(MutatedExchange exchange) {}

    /** Changes the answer on its way to the client. */
    default void onAnswer(MutatedExchange exchange) {}
}
