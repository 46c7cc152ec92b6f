package org.cgmkit.cgm.submitter.judgement;

import java.util.List;

/** What a judge says of a run. */
public sealed interface Judgement {

    /**
     * There is nothing to object to.
     *
     * @param remarks sentences on what was taken for granted, such as which reading of a definition fits
     */
    record Sound(List<String> remarks) implements Judgement {
        /** Keeps a copy. */
        public Sound {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Something is not as it should be.
     *
     * @param findings what it is, at least one
     * @param remarks sentences that concern all of them, such as the known trap behind them
     */
    record Objections(List<SubmissionFinding> findings, List<String> remarks) implements Judgement {
        /** Keeps copies. */
        public Objections {
            findings = List.copyOf(findings);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * The run does not show it.
     *
     * @param reason the sentence that says why it could not be judged
     */
    record Unjudged(String reason) implements Judgement {}

    /** Objections where there are findings, else nothing to object to. */
    static Judgement of(List<SubmissionFinding> findings, List<String> remarks) {
        return findings.isEmpty() ? new Sound(remarks) : new Objections(findings, remarks);
    }
}
