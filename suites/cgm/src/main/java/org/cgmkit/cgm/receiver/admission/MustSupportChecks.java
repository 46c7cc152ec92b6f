package org.cgmkit.cgm.receiver.admission;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cgm.receiver.OutcomeText;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.receiver.capability.Capability;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.fixtures.variant.MustSupportProbe;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.check.Creates;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.ShallEach;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.AnswerEntry;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.FieldSource;

/** Checks of what a receiver must not refuse (guide, "Must Support"). */
@ExtendWith(SubjectExtension.class)
class MustSupportChecks {
    private static final String ADVICE =
            "A receiver may ignore what it has no use for, but not refuse a resource for having it.";

    /** The probes, one for each optional element and one for each profile. */
    static final Iterable<MustSupportProbe> PROBES = MustSupportProbe.all();

    @Shall("receiver.must-support.accepted")
    @Creates({"20 Observation", "2 DiagnosticReport", "2 Device"})
    @DisplayName("A submission with every must-support element is accepted in every entry")
    void acceptsEverythingAtOnce(Receiver receiver) {
        Preconditions.assumeAcceptsReadings(receiver);
        Submission everything = SampleSubmissions.everyType(receiver.context());

        Exchange answer = receiver.submit(everything);

        Preconditions.assumeProcessed(answer);
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < everything.size(); i++) {
            AnswerEntry entry = answer.entry(i);

            EntryKind kind = EntryKind.of(everything.resource(i)).orElseThrow();
            // A receiver may accept one unit only, of which another requirement speaks.
            if (entry.status() >= 400 && !kind.hasUnit() && isSupported(kind, receiver)) {
                refused.add(entry(everything, answer, i));
            }
        }
        assertNone("entries refused of a submission with every must-support element", refused, ADVICE);
    }

    @ShallEach("receiver.must-support.accepted")
    @FieldSource("PROBES")
    @Creates({"90 Observation", "20 DiagnosticReport", "10 Device"})
    @DisplayName("A must-support element alone is no reason to refuse a resource")
    void acceptsEachAlone(MustSupportProbe probe, Receiver receiver) {
        Submission with = probe.with(receiver.context());

        Exchange answer = receiver.submit(with);

        int position = probe.kind().positionIn(with);
        if (answer.succeeded() && answer.hasEntries() && answer.entry(position).status() < 400) {
            return;
        }
        if (!isSupported(probe.kind(), receiver)) {
            throw inconclusive("It is refused, and the receiver's capability statement does not list its profile "
                    + probe.kind().profile().id() + ", so the refusal may have another reason.");
        }
        if (probe.element() == null) {
            Preconditions.assumeAcceptsReadings(receiver);
        } else {
            assumeTheOthersAccepted(answer, position);
            Preconditions.assumeAccepted(receiver.submit(probe.without(receiver.context())), position);
        }
        throw failure("answer to " + probe.description(), "it to be accepted", entry(with, answer, position), ADVICE);
    }

    @Shall("receiver.must-support.unit")
    @Creates({"5 Observation"})
    @DisplayName("Glucose is accepted in mg/dL or in mmol/L")
    void acceptsOneUnit(Receiver receiver) {
        List<String> refused = new ArrayList<>();
        for (EntryKind kind :
                List.of(EntryKind.READING_MASS, EntryKind.READING_MOLES, EntryKind.MEAN_MASS, EntryKind.MEAN_MOLES)) {
            Submission one = kind.sample(receiver.context());
            Exchange answer = receiver.submit(one);
            if (answer.succeeded() && answer.hasEntries() && answer.entry(0).status() < 400) {
                receiver.remark("Accepted: " + kind.label() + ".");
                return;
            }
            refused.add(kind.label() + ": " + entry(one, answer, 0));
        }
        Exchange other = receiver.submit(EntryKind.GMI.sample(receiver.context()));
        Preconditions.assumeAccepted(other, 0);
        throw failure(
                "units in which glucose is accepted",
                "mg/dL or mmol/L",
                "all are refused, while a GMI is accepted: " + String.join("; ", refused),
                "");
    }

    /** What refers to an entry that is refused may be refused for that. */
    private static void assumeTheOthersAccepted(Exchange answer, int position) {
        for (AnswerEntry other : answer.entries()) {
            if (other.position() != position && other.status() >= 400) {
                throw inconclusive("It is refused together with entry[" + other.position() + "] ('" + other.statusText()
                        + "'), which may be the reason.");
            }
        }
    }

    private static boolean isSupported(EntryKind kind, Receiver receiver) {
        return Capability.of(receiver)
                .profilesOf(kind.profile().type())
                .contains(kind.profile().url(GuideVersion.STU1));
    }

    private static String entry(Submission sent, Exchange answer, int position) {
        String what = "entry[" + position + "] ("
                + EntryKind.of(sent.resource(position)).map(EntryKind::label).orElse("?") + ")";
        if (!answer.succeeded() || !answer.hasEntries()) {
            return what + " was refused with the whole submission: " + OutcomeText.by(answer);
        }
        String why = OutcomeText.by(answer.outcomeOf(position));
        return what + " was answered '" + answer.entry(position).statusText() + "'"
                + (why.isEmpty() ? "" : ", saying \"" + why + "\"");
    }
}
