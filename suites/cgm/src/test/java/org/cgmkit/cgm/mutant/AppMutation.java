package org.cgmkit.cgm.mutant;

import java.util.function.Consumer;
import org.cgmkit.cgm.attempt.PlayedRun;
import org.cgmkit.kit.proof.mutant.Mutant;

/** A kind of departure of apps. The kit's receiver takes whatever comes, so a run with it differs in what it changes alone. */
interface AppMutation {

    /** Tells the mutants of that kind to which a run gives occasion. */
    void make(PlayedRun run, Consumer<Mutant> made);

    /** The run as it had gone with the mutant; the same run where the mutant is of another kind. */
    PlayedRun apply(Mutant mutant, PlayedRun run);
}
