package org.cgmkit.kit.proof.mutant;

import java.util.Collections;
import java.util.List;
import org.cgmkit.kit.proof.Batches;

/** Which mutants may share a run: what one does must not hide what another does, and findings must tell them apart. */
record MutantGroups(Owners owners) {
    private static final int HIDING = 5;

    /** Groups of at most that size. */
    List<List<Mutant>> of(List<Mutant> mutants, int size) {
        return Batches.of(mutants, m -> size == 1 || isLoud(m), (m, group) -> fits(m, group, size));
    }

    /** What breaks most of a run. */
    private static boolean isLoud(Mutant mutant) {
        boolean answerToSubmission = mutant.family() == Mutant.Family.ANSWER
                && mutant.kind().matches("POST [$].* 200")
                && !mutant.path().startsWith(AnswerMutation.HEADER)
                && !mutant.path().matches("entry\\[4.*|.*outcome[.].*");
        return answerToSubmission
                || mutant.kind().startsWith(UnderstandingMutation.CONDITION)
                || mutant.path().matches("rest|rest\\[[^]]*]|rest.*resource|resourceType|entry");
    }

    /** What keeps a part of a run from being looked at, and may hide what others there do. */
    static boolean isHiding(Mutant mutant) {
        return mutant.path().equals(AnswerMutation.STATUS)
                || mutant.path().equals(EntryMutation.PATH)
                || mutant.family() == Mutant.Family.UNDERSTANDING
                || (mutant.family() == Mutant.Family.ANSWER && mutant.kind().matches("GET .*[?] 200|POST .* 200"));
    }

    private boolean fits(Mutant mutant, List<Mutant> group, int size) {
        return group.size() < (isHiding(mutant) ? Math.min(size, HIDING) : size)
                && group.getFirst().peer().equals(mutant.peer())
                && isHiding(group.getFirst()) == isHiding(mutant)
                && group.stream().allMatch(g -> apart(g, mutant));
    }

    private boolean apart(Mutant a, Mutant b) {
        if (a.kind().equals(b.kind())
                && (a.path().startsWith(b.path()) || b.path().startsWith(a.path()))) {
            return false;
        }
        if (Collections.disjoint(owners.of(a), owners.of(b))) {
            return true;
        }
        boolean byWords = Judgement.isTelling(a)
                && Judgement.isTelling(b)
                && !a.plainPath().contains(b.plainPath())
                && !b.plainPath().contains(a.plainPath());
        boolean byExchange = a.family() == Mutant.Family.ANSWER
                && b.family() == Mutant.Family.ANSWER
                && !a.kind().equals(b.kind());
        return byWords
                || byExchange
                || (a.family() == Mutant.Family.LETTING_IN && b.family() == Mutant.Family.LETTING_IN);
    }
}
