package org.cgmkit.ehr.intake;

import org.cgmkit.ehr.store.Draft;
import org.cgmkit.ehr.submission.EntryAnswer;
import org.cgmkit.ehr.submission.Refusal;

/** What is to become of one entry. */
public sealed interface Disposition {

    /**
     * It is stored.
     *
     * @param draft what is stored
     * @param status what the entry is answered with, 201 on a sound receiver
     */
    record Keep(Draft draft, int status) implements Disposition {}

    /**
     * The receiver has it already; nothing is stored.
     *
     * @param match what it has
     * @param status what the entry is answered with
     * @param located whether the answer says where the match is
     */
    record Same(Match match, int status, boolean located) implements Disposition {
        EntryAnswer answer() {
            return located
                    ? EntryAnswer.located(status, match.location(), match.version(), match.updated())
                    : EntryAnswer.bare(status);
        }
    }

    /**
     * It is done, and there is nothing to store.
     *
     * @param status what the entry is answered with
     */
    record Done(int status) implements Disposition {}

    /**
     * It is not accepted.
     *
     * @param refusal why
     */
    record Refuse(Refusal refusal) implements Disposition {}
}
