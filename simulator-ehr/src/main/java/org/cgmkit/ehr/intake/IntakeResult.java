package org.cgmkit.ehr.intake;

import java.util.List;
import org.cgmkit.ehr.submission.EntryAnswer;
import org.cgmkit.ehr.submission.SubmissionAnswer;

/** What came of a submission. */
public sealed interface IntakeResult {

    /**
     * It was answered as a whole, and nothing was stored.
     *
     * @param answer the answer
     */
    record Whole(SubmissionAnswer answer) implements IntakeResult {}

    /**
     * Each entry was answered for itself.
     *
     * @param answers the answers, in the order of the entries; not to be changed
     */
    record Entries(List<EntryAnswer> answers) implements IntakeResult {}
}
