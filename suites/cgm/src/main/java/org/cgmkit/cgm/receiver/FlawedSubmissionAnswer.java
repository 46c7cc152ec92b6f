package org.cgmkit.cgm.receiver;

import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import org.cgmkit.fixtures.flaw.FlawedSubmission;
import org.cgmkit.kit.wire.AnswerEntry;
import org.cgmkit.kit.wire.Exchange;

/**
 * What became of a submission with one flaw.
 *
 * @param sent the submission
 * @param answer the answer
 */
public record FlawedSubmissionAnswer(FlawedSubmission sent, Exchange answer) {

    /** Sends it. */
    public static FlawedSubmissionAnswer of(Receiver receiver, FlawedSubmission flawed) {
        FlawedSubmissionAnswer reception = new FlawedSubmissionAnswer(flawed, receiver.submit(flawed.submission()));
        reception.assumeStatus();
        return reception;
    }

    /** An entry without a status was neither let in nor refused. */
    private void assumeStatus() {
        boolean answered = !refusedAsWhole() && answer.hasEntries();
        if (answered && sent.position() != null && entry().status() == 0) {
            throw inconclusive("The answer gives entry[" + entry().position() + "] no status code ('"
                    + entry().statusText() + "'), so it is open what became of " + sent.description()
                    + "; see receiver.response.entry-status.");
        }
    }

    /** Whether the submission was refused as a whole, in whatever way. */
    public boolean refusedAsWhole() {
        return !answer.succeeded() || OutcomeText.error(answer.json());
    }

    /** The answer's entry for the flawed one. */
    public AnswerEntry entry() {
        Integer position = sent.position();
        return answer.entry(position == null ? 0 : position);
    }

    /** Whether the flawed entry was refused, alone or with the whole. */
    public boolean refused() {
        return refusedAsWhole() || entry().status() >= 400;
    }

    /** Whether the flawed entry was processed without being stored: 200 and no location. */
    public boolean ignored() {
        return !refused() && entry().status() == 200 && entry().locationText().isEmpty();
    }

    /** The status that the flawed entry was answered with, alone or with the whole. */
    public String status() {
        return refusedAsWhole()
                ? answer.status() + " for the whole submission"
                : "'" + entry().statusText() + "' for entry[" + entry().position() + "]"
                        + (entry().locationText().isEmpty() ? "" : ", at " + entry().locationText());
    }

    /**
     * The flawed entry was refused, and the refusal blames it.
     *
     * @param advice sentences for whoever fails
     * @throws org.opentest4j.AssertionFailedError where it was not
     */
    public void assertRefused(String advice) {
        boolean blamed = refusedAsWhole() ? answer.refused() || answer.succeeded() : entry().refused();
        if (!refused() || !blamed) {
            throw failure("answer to " + sent.description(), "a 4xx", "it was " + status(), advice);
        }
    }

    /**
     * As {@link #assertRefused}, but content with an entry that was processed without being stored.
     *
     * @throws org.opentest4j.AssertionFailedError where it was let in
     */
    public void assertRefusedOrIgnored(Receiver receiver, String advice) {
        if (ignored()) {
            receiver.remark(
                    "The entry was answered 200 without a location, which is taken for ignored rather than stored.");
            return;
        }
        assertRefused(advice);
    }
}
