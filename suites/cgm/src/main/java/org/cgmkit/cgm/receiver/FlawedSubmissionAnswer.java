package org.cgmkit.cgm.receiver;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.util.List;
import java.util.stream.IntStream;
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
            throw lacksEntries()
                    ? untold("it has " + answer.entries().size() + " entries, and "
                            + sent.submission().size() + " were submitted")
                    : inconclusive("The answer gives entry[" + entry().position() + "] no status code ('"
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
    public void assertRefused(Receiver receiver, String advice) {
        boolean blamed = refusedAsWhole() ? answer.refused() || answer.succeeded() : entry().refused();
        if (!refused() || !blamed) {
            assumeOwnEntry(receiver);
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
        assertRefused(receiver, advice);
    }

    /**
     * Nothing of the flawed entry was stored after all, nor of the whole where the flaw is in none of its entries.
     *
     * @param advice sentences for whoever fails
     * @throws org.opentest4j.AssertionFailedError where something was
     */
    public void assertNotStored(Receiver receiver, String advice) {
        Integer position = sent.position();
        List<Integer> entries = position != null
                ? List.of(position)
                : IntStream.range(0, refusedAsWhole() ? sent.submission().size() : 0)
                        .boxed()
                        .toList();
        assertNone(
                "what was stored of " + sent.description() + ", refused with " + status(),
                StoredEntries.of(receiver, sent.submission(), entries).places(),
                advice);
    }

    /** Whether there are fewer answers than entries, so that they cannot be told by their positions. */
    public boolean lacksEntries() {
        return answer.resourceType().equals("Bundle")
                && answer.entries().size() != sent.submission().size();
    }

    /**
     * What looks like an answer to the flawed entry is one: an answer that leaves entries out, that refuses another one, or whose
     * location is of another type may be about another entry, where the flawed one is not found in the store either.
     */
    private void assumeOwnEntry(Receiver receiver) {
        Integer position = sent.position();
        if (position == null || refusedAsWhole()) {
            return;
        }
        String type = sent.submission().resource(position).path("resourceType").asText();
        String doubt = lacksEntries()
                ? "it has " + answer.entries().size() + " entries, and "
                        + sent.submission().size() + " were submitted"
                : answer.positions(e -> e.status() >= 400 && e.position() != position).stream()
                        .findFirst()
                        .map(other -> "it refuses entry[" + other + "], which is sound")
                        .or(() -> entry().location()
                                .filter(l -> !l.type().equals(type))
                                .map(l -> "it has " + l + " for entry[" + position + "], a " + type))
                        .orElse("");
        if (!doubt.isEmpty()
                && StoredEntries.of(receiver, sent.submission(), List.of(position))
                        .places()
                        .isEmpty()) {
            throw untold(doubt);
        }
    }

    private RuntimeException untold(String doubt) {
        return inconclusive("The answer cannot be told entry by entry (" + doubt + "), so it is open what became of "
                + sent.description() + "; see receiver.response.same-order.");
    }
}
