package org.cgmkit.kit.proof.mutant;

import java.util.Set;

/**
 * What a suite says of a mutant.
 *
 * @param killedBy the owners that were red; none where it survived
 * @param wronglyBlamed other requirements that were red
 * @param words what the first red row says; empty where there is none
 */
public record Verdict(Mutant mutant, Set<String> killedBy, Set<String> wronglyBlamed, String words) {

    /** Whether an owner was red. */
    public boolean killed() {
        return !killedBy.isEmpty();
    }

    /** Whether nothing was red. */
    public boolean survived() {
        return killedBy.isEmpty() && wronglyBlamed.isEmpty();
    }
}
