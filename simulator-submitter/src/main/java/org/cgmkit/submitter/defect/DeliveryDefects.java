package org.cgmkit.submitter.defect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.cgmkit.fixtures.Json;
import org.cgmkit.submitter.content.BundleEntries;
import org.cgmkit.submitter.content.Bundles;
import org.cgmkit.submitter.delivery.AnswerRule;
import org.cgmkit.submitter.delivery.DeliveryRules;
import org.cgmkit.submitter.delivery.EntryOutcome;
import org.cgmkit.submitter.delivery.RepeatedBody;
import org.cgmkit.submitter.delivery.WaitRule;

/** What an app can get wrong about answers. */
final class DeliveryDefects {
    private static final String BACKS_OFF = "submitter.throttling.backs-off";
    private static final String ANSWERS = "submitter.conditional-create.answers";
    private static final String IDEMPOTENT = "submitter.retry.idempotent";
    private static final String PARTIAL = "submitter.partial.handled";

    private DeliveryDefects() {}

    static List<Defect> all() {
        return List.of(
                sending(
                        "hammers-after-429",
                        BACKS_OFF,
                        "Repeats at once what was answered 429.",
                        s -> s.waiting(hammering(s.waits()))),
                sending(
                        "drops-after-429",
                        BACKS_OFF,
                        "Throws away what was answered 429.",
                        s -> s.answering(reply -> reply.status() == 429
                                ? AnswerRule.Course.DROPPED
                                : s.answers().of(reply))),
                sending(
                        "ignores-retry-after",
                        BACKS_OFF,
                        "Waits as long as it likes, whatever Retry-After says.",
                        s -> s.waiting((reply, attempt, pace) -> pace.waitAfter(attempt))),
                sending(
                        "new-identifiers-on-repetition",
                        IDEMPOTENT,
                        "Gives everything new identifiers when it repeats a submission after a 5xx or no answer.",
                        s -> s.repeating(renewing(false, e -> true))),
                sending(
                        "new-identifiers-on-every-repetition",
                        IDEMPOTENT,
                        "Gives everything new identifiers when it repeats a submission, also after 429.",
                        s -> s.repeating(renewing(true, e -> true))),
                sending(
                        "new-identifiers-for-repeated-summaries",
                        IDEMPOTENT,
                        "Gives its summaries and their values new identifiers when it repeats a submission.",
                        s -> s.repeating(renewing(
                                true,
                                EntrySelector.READING.or(EntrySelector.DEVICE).negate()))),
                answering(
                        "repeats-after-400-for-ever",
                        ANSWERS,
                        "Repeats entries that were answered 400, with their conditions, again and again.",
                        400,
                        EntryOutcome.LATER),
                answering(
                        "drops-after-400",
                        ANSWERS,
                        "Takes entries with a condition that were answered 400 for delivered.",
                        400,
                        EntryOutcome.DONE),
                answering(
                        "repeats-after-412-for-ever",
                        ANSWERS,
                        "Repeats entries that were answered 412 again and again.",
                        412,
                        EntryOutcome.LATER),
                answering(
                        "repeats-after-200",
                        ANSWERS,
                        "Repeats entries with a condition that were answered 200 several times.",
                        200,
                        EntryOutcome.AT_ONCE_AGAIN),
                refusing(
                        "stops-after-a-refused-entry",
                        "Submits nothing more after an entry was refused.",
                        EntryOutcome.REFUSED_FOR_ALL),
                refusing(
                        "repeats-refused-entries-before-anything-else",
                        "Repeats refused entries, and submits nothing else before they are taken.",
                        EntryOutcome.UNTIL_TAKEN));
    }

    private static Defect sending(
            String id, String requirement, String description, UnaryOperator<DeliveryRules> change) {
        return new Defect(id, requirement, description, w -> w.sending(change));
    }

    private static Defect answering(String id, String requirement, String description, int status, EntryOutcome fate) {
        return sending(
                id,
                requirement,
                description,
                s -> s.judging((entry, answered) -> answered == status && BundleEntries.conditional(entry)
                        ? fate
                        : s.entries().of(entry, answered)));
    }

    private static Defect refusing(String id, String description, EntryOutcome fate) {
        return sending(
                id,
                PARTIAL,
                description,
                s -> s.judging((entry, status) -> {
                    EntryOutcome sound = s.entries().of(entry, status);
                    return sound == EntryOutcome.REFUSED ? fate : sound;
                }));
    }

    private static WaitRule hammering(WaitRule otherwise) {
        return (reply, attempt, pace) -> reply.filter(r -> r.status() == 429).isPresent()
                ? Duration.ZERO
                : otherwise.after(reply, attempt, pace);
    }

    private static RepeatedBody renewing(boolean always, Predicate<ObjectNode> which) {
        return (body, reply) -> {
            if (!always && reply.filter(r -> r.status() == 429).isPresent()) {
                return body;
            }
            var bundle = Bundles.read(body);
            for (var entry : BundleEntries.in(bundle).all()) {
                if (which.test(entry)) {
                    EntrySelector.identify(entry, UUID.randomUUID().toString());
                }
            }
            return Json.text(bundle);
        };
    }
}
