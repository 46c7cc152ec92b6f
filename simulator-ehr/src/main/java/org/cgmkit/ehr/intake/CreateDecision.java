package org.cgmkit.ehr.intake;

import org.cgmkit.ehr.submission.Refusal;

/** What a conditional create or a search for duplicates comes to. */
public sealed interface CreateDecision {

    /**
     * It is new.
     *
     * @param status what a stored entry is answered with
     */
    record Create(int status) implements CreateDecision {}

    /**
     * It is there already.
     *
     * @param match what is there
     * @param status what the entry is answered with
     * @param located whether the answer says where the match is
     */
    record Found(MatchedResource match, int status, boolean located) implements CreateDecision {}

    /**
     * It cannot be accepted.
     *
     * @param refusal why
     */
    record Reject(Refusal refusal) implements CreateDecision {}
}
