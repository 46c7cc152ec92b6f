package org.cgmkit.kit.proof.mutant;

import java.util.List;
import org.cgmkit.reports.RunReport;

/** Where a suite is run against a peer with mutations before it; for several threads. */
@FunctionalInterface
public interface MutantBench {

    /**
     * What the whole suite says.
     *
     * @param peer which sound peer; empty for the standard one
     * @param mutations makes the mutations once the peer is there
     * @throws RuntimeException where a run cannot begin with the peer
     */
    RunReport examine(String peer, Disturbance mutations) throws Exception;

    /** Makes what changes the messages of one run. */
    @FunctionalInterface
    interface Disturbance {
        /** The mutations before that peer. */
        List<Mutation> of(PeerDescription peer);
    }
}
