package org.cgmkit.kit.proof.mutant;

import java.util.Comparator;
import java.util.List;

/** What mutants do in a run. */
public final class Mutations {
    private Mutations() {}

    /**
     * Their mutations. What tells of which kind a resource is changes last, as the others go by it.
     *
     * @param peer the peer as the client sees it
     */
    public static List<Mutation> of(List<Mutant> mutants, PeerDescription peer) {
        return mutants.stream()
                .sorted(Comparator.comparing((Mutant m) -> m.path().matches("(code|resourceType).*")))
                .map(m -> of(m, peer))
                .toList();
    }

    private static Mutation of(Mutant mutant, PeerDescription peer) {
        return switch (mutant.family()) {
            case ANSWER -> new AnswerMutation(mutant, peer);
            case UNDERSTANDING -> new UnderstandingMutation(mutant, peer);
            case KEEPING ->
                mutant.path().equals(EntryMutation.PATH)
                        ? new EntryMutation(mutant, peer)
                        : new StoredMutation(mutant, peer);
            case LETTING_IN ->
                mutant.path().startsWith(TokenMutation.PATH)
                        ? new TokenMutation(mutant, peer)
                        : new LettingInMutation(mutant, peer);
            case SENDING, ASKING, REACTING ->
                throw new IllegalArgumentException(
                        "Expected a mutant of a server, but " + mutant + " is one of a client.");
        };
    }
}
