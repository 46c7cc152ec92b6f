package org.cgmkit.submitter.delivery;

import java.util.function.UnaryOperator;
import org.cgmkit.submitter.wire.OutgoingRequest;

/**
 * How the app submits.
 *
 * @param posting what becomes of the request before it is sent
 * @param answers what is made of the answer to a submission
 * @param entries what is made of the answer to each entry
 * @param waits how long is waited before a repetition
 * @param repetition what is sent then
 */
public record DeliveryRules(
        UnaryOperator<OutgoingRequest> posting,
        AnswerRule answers,
        EntryAnswerRule entries,
        WaitRule waits,
        RepeatedBody repetition) {

    /** As it should be. */
    public static DeliveryRules sound() {
        return new DeliveryRules(
                UnaryOperator.identity(),
                AnswerRule.sound(),
                EntryAnswerRule.sound(),
                WaitRule.sound(),
                RepeatedBody.same());
    }

    /** The same with a further change to each request. */
    public DeliveryRules posting(UnaryOperator<OutgoingRequest> change) {
        return new DeliveryRules(r -> change.apply(posting.apply(r)), answers, entries, waits, repetition);
    }

    /** The same with another rule for answers. */
    public DeliveryRules answering(AnswerRule other) {
        return new DeliveryRules(posting, other, entries, waits, repetition);
    }

    /** The same with another rule for entries. */
    public DeliveryRules judging(EntryAnswerRule other) {
        return new DeliveryRules(posting, answers, other, waits, repetition);
    }

    /** The same with another rule for waits. */
    public DeliveryRules waiting(WaitRule other) {
        return new DeliveryRules(posting, answers, entries, other, repetition);
    }

    /** The same with another repetition. */
    public DeliveryRules repeating(RepeatedBody other) {
        return new DeliveryRules(posting, answers, entries, waits, other);
    }
}
