package org.cgmkit.submitter.delivery;

import java.util.function.UnaryOperator;
import org.cgmkit.submitter.wire.Outgoing;

/**
 * How the app submits.
 *
 * @param posting what becomes of the request before it is sent
 * @param answers what is made of the answer to a submission
 * @param entries what is made of the answer to each entry
 * @param waits how long is waited before a repetition
 * @param repetition what is sent then
 */
public record Sending(
        UnaryOperator<Outgoing> posting, AnswerRule answers, EntryRule entries, WaitRule waits, Repetition repetition) {

    /** As it should be. */
    public static Sending sound() {
        return new Sending(
                UnaryOperator.identity(), AnswerRule.sound(), EntryRule.sound(), WaitRule.sound(), Repetition.same());
    }

    /** The same with a further change to each request. */
    public Sending posting(UnaryOperator<Outgoing> change) {
        return new Sending(r -> change.apply(posting.apply(r)), answers, entries, waits, repetition);
    }

    /** The same with another rule for answers. */
    public Sending answering(AnswerRule other) {
        return new Sending(posting, other, entries, waits, repetition);
    }

    /** The same with another rule for entries. */
    public Sending judging(EntryRule other) {
        return new Sending(posting, answers, other, waits, repetition);
    }

    /** The same with another rule for waits. */
    public Sending waiting(WaitRule other) {
        return new Sending(posting, answers, entries, other, repetition);
    }

    /** The same with another repetition. */
    public Sending repeating(Repetition other) {
        return new Sending(posting, answers, entries, waits, other);
    }
}
