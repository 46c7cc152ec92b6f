package org.cgmkit.submitter.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.fixtures.Json;
import org.cgmkit.submitter.content.BundleEntries;
import org.cgmkit.submitter.content.Bundles;
import org.cgmkit.submitter.outbox.Outbox;
import org.cgmkit.submitter.outbox.PendingSubmission;
import org.cgmkit.submitter.setup.AppListener;
import org.cgmkit.submitter.setup.RetryPace;
import org.cgmkit.submitter.smart.AccessRefusedException;
import org.cgmkit.submitter.smart.AuthorizedClient;
import org.cgmkit.submitter.wire.HttpReply;
import org.cgmkit.submitter.wire.NoAnswerException;
import org.cgmkit.submitter.wire.OutgoingRequest;

/**
 * Brings what is in the outbox to the receiver.
 *
 * @param to where submissions go
 * @param wire what sends them
 * @param outbox where they wait
 * @param sending how the app submits
 * @param pace how patient it is
 * @param pause its waits
 * @param progress who follows
 * @param tally where is counted what became of it
 */
public record Delivery(
        URI to,
        AuthorizedClient wire,
        Outbox outbox,
        DeliveryRules sending,
        RetryPace pace,
        InterruptibleSleep pause,
        AppListener progress,
        DeliveryCounts tally) {

    /**
     * Delivers all that waits, oldest first, and returns when it is delivered or given up.
     *
     * @return whether the outbox is empty now, but for what is kept for a reason of its own
     * @throws AccessRefusedException where the app has to stop
     */
    public boolean deliverAll() throws AccessRefusedException {
        for (PendingSubmission pending : outbox.pending()) {
            if (pause.over() || !deliver(pending)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the next submission may be tried. */
    private boolean deliver(PendingSubmission submission) throws AccessRefusedException {
        PendingSubmission now = submission;
        for (int attempt = 1; ; attempt++) {
            Optional<HttpReply> reply = post(now);
            Optional<Left> left = left(now, reply, attempt);
            if (left.isEmpty()) {
                return true;
            }
            now = left.get().pending();
            if (left.get().atOnce()) {
                continue;
            }
            if (attempt >= pace.attempts()) {
                kept(now, "it was sent " + attempt + " times");
                return false;
            }
            if (!rest(reply, attempt)) {
                kept(now, "the app is ended");
                return false;
            }
        }
    }

    /** What is left to deliver of a submission. */
    private Optional<Left> left(PendingSubmission now, Optional<HttpReply> answer, int attempt)
            throws AccessRefusedException {
        if (answer.isEmpty()) {
            return Optional.of(repeated(now, answer));
        }
        HttpReply reply = answer.get();
        return switch (sending.answers().of(reply)) {
            case PROCESSED -> processed(now, reply, attempt);
            case LATER -> Optional.of(repeated(now, answer));
            case REFUSED -> refused(now, reply);
            case DROPPED -> dropped(now);
            case UNKNOWN -> unknown(now, reply, reply.content());
            case KEPT -> {
                kept(now, "the receiver answers " + reply.status() + ", and not as a data receiver: " + reply.said());
                yield Optional.empty();
            }
            case FORBIDDEN ->
                throw new AccessRefusedException("The receiver forbids it (403), so the app stops: " + reply.said());
        };
    }

    /**
     * What is left to deliver.
     *
     * @param atOnce whether it need not wait
     */
    private record Left(PendingSubmission pending, boolean atOnce) {}

    private Optional<HttpReply> post(PendingSubmission pending) throws AccessRefusedException {
        try {
            return Optional.of(wire.send(sending.posting().apply(OutgoingRequest.post(to, pending.body()))));
        } catch (NoAnswerException e) {
            progress.told(e.sentence());
            return Optional.empty();
        }
    }

    private boolean rest(Optional<HttpReply> reply, int attempt) {
        Duration wait = sending.waits().after(reply, attempt, pace);
        progress.told(reply.map(r -> "The receiver answers " + r.status() + ". ")
                        .orElse("") + "Trying again in " + wait.toMillis() / 1000.0 + " s.");
        return pause.rest(wait);
    }

    private Left repeated(PendingSubmission pending, Optional<HttpReply> reply) {
        String body = sending.repetition().of(pending.body(), reply);
        return new Left(body.equals(pending.body()) ? pending : outbox.replace(pending, body), false);
    }

    private Optional<Left> refused(PendingSubmission pending, HttpReply reply) {
        String reason = "The receiver refuses " + pending.title() + " (" + reply.status() + "): " + reply.said();
        outbox.putAside(pending, "", reason, Bundles.read(pending.body()));
        outbox.remove(pending);
        tally.refuse(reason);
        progress.told(reason);
        return Optional.empty();
    }

    private Optional<Left> dropped(PendingSubmission pending) {
        outbox.remove(pending);
        return Optional.empty();
    }

    private void kept(PendingSubmission pending, String why) {
        progress.told("Keeping " + pending.title() + " for the next time: " + why + ".");
    }

    /** What is repeated under the same identifiers does no harm; what is dropped is lost. */
    private Optional<Left> unknown(PendingSubmission pending, HttpReply reply, String came) {
        kept(
                pending,
                "the receiver answers " + reply.status() + ", but expected was a transaction-response with a status for"
                        + " each entry, and what came is " + came + ". It is not known what the receiver has taken");
        return Optional.empty();
    }

    private Optional<Left> processed(PendingSubmission pending, HttpReply reply, int attempt)
            throws AccessRefusedException {
        AnsweredEntries entries = AnsweredEntries.of(Bundles.read(pending.body()), reply, sending.entries());
        if (entries.answered() != entries.sent()) {
            return unknown(pending, reply, entries.answered() + " entries where " + entries.sent() + " were submitted");
        }
        int done = entries.with(EntryOutcome.DONE).size();
        tally.accept(done);
        progress.told("The receiver has taken " + done + " entries of " + pending.title() + ".");
        outbox.memory().noteSeveralThere(identifiers(entries.with(EntryOutcome.SEVERAL_THERE)));
        putAside(pending, entries);
        boolean plainly = !entries.with(EntryOutcome.PLAINLY_AGAIN).isEmpty();
        if (plainly && !entries.tookCondition()) {
            outbox.memory().refuseConditions();
            progress.told("The receiver does not support conditional creates; the app goes on without them.");
        }
        Optional<ObjectNode> left = entries.left();
        if (left.isEmpty()) {
            outbox.remove(pending);
        }
        if (!entries.with(EntryOutcome.REFUSED_FOR_ALL).isEmpty()) {
            throw new AccessRefusedException("The receiver refuses entries, so the app stops.");
        }
        boolean later = !entries.with(EntryOutcome.LATER).isEmpty();
        boolean again = later || !entries.with(EntryOutcome.AT_ONCE_AGAIN).isEmpty();
        if (again && attempt >= pace.attempts() && left.isPresent()) {
            giveUp(pending, left.get());
            return Optional.empty();
        }
        boolean atOnce = !later && entries.with(EntryOutcome.UNTIL_TAKEN).isEmpty();
        return left.map(bundle -> new Left(outbox.replace(pending, Json.text(bundle)), atOnce));
    }

    /** An entry that is never taken must not stand in the way of later submissions. */
    private void giveUp(PendingSubmission pending, ObjectNode left) {
        String reason = "The receiver took " + left.path("entry").size() + " entries of " + pending.title() + " in "
                + pace.attempts() + " attempts neither in nor refused them; they are put aside.";
        outbox.putAside(pending, "left", reason, left);
        outbox.remove(pending);
        tally.refuse(reason);
        progress.told(reason);
    }

    private void putAside(PendingSubmission pending, AnsweredEntries entries) {
        List<ObjectNode> refused = entries.with(
                entries.with(EntryOutcome.REFUSED).isEmpty() ? EntryOutcome.REFUSED_FOR_ALL : EntryOutcome.REFUSED);
        if (refused.isEmpty()) {
            return;
        }
        String reason = "The receiver refuses " + refused.size() + " entries of " + pending.title() + ". "
                + entries.reasons().getFirst();
        outbox.putAside(
                pending, "entries", reason, Json.MAPPER.createArrayNode().addAll(refused));
        tally.refuse(reason);
        progress.told(reason);
    }

    private static Set<String> identifiers(List<ObjectNode> entries) {
        Set<String> identifiers = new HashSet<>();
        entries.forEach(e -> BundleEntries.identifier(e).ifPresent(identifiers::add));
        return identifiers;
    }
}
