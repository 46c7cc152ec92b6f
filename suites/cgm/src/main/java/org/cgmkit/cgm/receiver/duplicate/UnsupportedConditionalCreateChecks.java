package org.cgmkit.cgm.receiver.duplicate;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.receiver.StoredEntries;
import org.cgmkit.cgm.receiver.duplicate.ConditionalCreateProbe.Sign;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.check.Creates;
import org.cgmkit.kit.check.Should;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.AnswerEntry;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of what a receiver without conditional create does with it (guide, "Handling Duplicate Submissions"). */
@ExtendWith(SubjectExtension.class)
class UnsupportedConditionalCreateChecks {
    /** Positions in {@link #mixed}. */
    private static final List<Integer> CONDITIONAL = List.of(1, 3);

    private static final List<Integer> PLAIN = List.of(0, 2, 4);

    @Should("receiver.conditional-create.refused")
    @Creates({"8 Observation"})
    @DisplayName("Without support, each entry with ifNoneExist is answered 400 and creates nothing")
    void refusesEntriesWithIfNoneExist(Receiver receiver) {
        assumeUnsupported(ConditionalCreateProbe.of(receiver));

        Submission mixed = mixed(receiver);
        Exchange answer = receiver.submit(mixed);

        if (!answer.succeeded() && answer.status() == 400) {
            receiver.remark("The whole submission was refused with 400, so the entries with ifNoneExist were too.");
            assertNotStored(receiver, mixed);
            return;
        }
        Preconditions.assumeProcessed(answer);
        List<String> notRefused = new ArrayList<>();
        for (int position : CONDITIONAL) {
            Preconditions.assumeStatus(answer, position);
            AnswerEntry entry = answer.entry(position);
            if (entry.status() != 400) {
                notRefused.add("entry[" + position + "]: '" + entry.statusText() + "'"
                        + (entry.locationText().isEmpty() ? "" : " at " + entry.locationText()));
            }
        }
        assertNone("entries with ifNoneExist that are not answered 400", notRefused, "");
        assertNotStored(receiver, mixed);
    }

    private static void assertNotStored(Receiver receiver, Submission mixed) {
        assertNone(
                "entries with ifNoneExist that are stored although they were answered 400",
                StoredEntries.of(receiver, mixed, CONDITIONAL).places(),
                "The client sends them again without ifNoneExist, and has them twice then.");
    }

    @Should("receiver.conditional-create.others-proceed")
    @Creates({"8 Observation"})
    @DisplayName("Without support, the entries beside those with ifNoneExist are created")
    void createsTheOtherEntries(Receiver receiver) {
        assumeUnsupported(ConditionalCreateProbe.of(receiver));

        Exchange answer = receiver.submit(mixed(receiver));

        List<String> refused = new ArrayList<>();
        for (int position : PLAIN) {
            Preconditions.assumeStatus(answer, position);
            AnswerEntry entry = answer.entry(position);
            if (!answer.succeeded() || !entry.accepted()) {
                refused.add(
                        "entry[" + position + "]: " + (answer.succeeded() ? "'" + entry.statusText() + "'" : answer));
            }
        }
        assertNone(
                "entries without ifNoneExist that are not created beside others that have it",
                refused,
                TrapAdvice.on(receiver.guide(), "atomic-transaction"));
    }

    /** Five readings, of which the second and the fourth are not to be created where their identifier is there. */
    private static Submission mixed(Receiver receiver) {
        Submission mixed = SampleSubmissions.reading(receiver.context());
        for (int position = 1; position < CONDITIONAL.size() + PLAIN.size(); position++) {
            Submission next = SampleSubmissions.reading(receiver.context());
            mixed = mixed.plus(
                    CONDITIONAL.contains(position)
                            ? SampleSubmissions.ifNoneExist(
                                    next, SampleSubmissions.query(SampleSubmissions.identifier(next, 0)))
                            : next);
        }
        return mixed;
    }

    private static void assumeUnsupported(ConditionalCreateProbe probe) {
        if (probe.sign() == Sign.HONOURED) {
            throw notApplicable(
                    "Conditional create is supported (an entry with ifNoneExist and one match was answered '"
                            + probe.entry().statusText() + "').");
        }
    }
}
