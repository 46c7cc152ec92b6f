package org.cgmkit.kit.proof.mutant;

import java.util.Collections;
import java.util.List;
import org.cgmkit.kit.proof.Batches;

/** Which mutants may share a run: what one does must not hide what another does, and findings must tell them apart. */
record MutantGroups(Owners owners) {

    /** Groups of at most that size. */
    List<List<Mutant>> of(List<Mutant> mutants, int size) {
        return Batches.of(mutants, m -> size == 1 || isLoud(m), (m, group) -> fits(m, group, size));
    }

    /** What breaks most of a run. */
    private static boolean isLoud(Mutant mutant) {
        return mutant.path().equals(AnswerMutation.STATUS)
                || mutant.path().equals(EntryMutation.PATH)
                || (mutant.family() == Mutant.Family.ANSWER
                        && mutant.kind().matches("POST [$].* 200")
                        && !mutant.path().contains("outcome.")
                        && !mutant.path().startsWith(AnswerMutation.HEADER))
                || (mutant.family() == Mutant.Family.UNDERSTANDING)
                || mutant.path().matches("rest|rest\\[[^]]*]|resourceType|entry|type");
    }

    private boolean fits(Mutant mutant, List<Mutant> group, int size) {
        return group.size() < size
                && group.getFirst().peer().equals(mutant.peer())
                && group.stream().allMatch(g -> apart(g, mutant));
    }

    private boolean apart(Mutant a, Mutant b) {
        if (a.kind().equals(b.kind()) && (a.path().startsWith(b.path()) || b.path().startsWith(a.path()))) {
            return false;
        }
        if (Collections.disjoint(owners.of(a), owners.of(b))) {
            return true;
        }
        boolean byWords = Judgement.isTelling(a)
                && Judgement.isTelling(b)
                && !a.plainPath().contains(b.plainPath())
                && !b.plainPath().contains(a.plainPath());
        return byWords || (a.family() == Mutant.Family.LETTING_IN && b.family() == Mutant.Family.LETTING_IN);
    }
}
