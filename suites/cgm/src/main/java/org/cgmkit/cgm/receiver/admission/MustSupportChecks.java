package org.cgmkit.cgm.receiver.admission;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cgmkit.cgm.receiver.OutcomeText;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.receiver.capability.Capability;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.fixtures.variant.MustSupportProbe;
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
            Preconditions.assumeStatus(answer, i);
            AnswerEntry entry = answer.entry(i);

            EntryKind kind = EntryKind.of(everything.resource(i)).orElseThrow();
            // A receiver may accept one unit only, of which another requirement speaks.
            if (entry.status() >= 400 && !kind.hasUnit() && isSupported(kind, receiver)) {
                refused.add(entry(everything, answer, i));
            }
        }
        boolean unit = IntStream.range(0, everything.size())
                .filter(i -> EntryKind.of(everything.resource(i)).orElseThrow().hasUnit())
                .anyMatch(i -> answer.entry(i).status() >= 400);
        if (unit && !refused.isEmpty()) {
            throw inconclusive("Entries are refused together with glucose in its unit, to which they refer ("
                    + String.join(", ", refused) + "); see receiver.must-support.unit.");
        }

        assertNone("entries refused of a submission with every must-support element", refused, ADVICE);
        if (answer.acceptedEntries().isEmpty()) {
            throw inconclusive(
                    "No entry was accepted (" + answer + "), and the capability statement lists no profile of "
                            + "those that were refused, so they may not be supported at all.");
        }
    }

    @ShallEach("receiver.must-support.accepted")
    @FieldSource("PROBES")
    @Creates({"90 Observation", "20 DiagnosticReport", "10 Device"})
    @DisplayName("A must-support element alone is no reason to refuse a resource")
    void acceptsEachAlone(MustSupportProbe probe, Receiver receiver) {
        Submission with = probe.with(receiver.context());

        Exchange answer = receiver.submit(with);

        int position = probe.kind().positionIn(with);
        Preconditions.assumeStatus(answer, position);
        if (answer.succeeded() && answer.hasEntries() && answer.entry(position).status() < 400) {
            return;
        }
        if (!isSupported(probe.kind(), receiver)) {
            throw inconclusive("It is refused, and the receiver's capability statement does not list its profile "
                    + probe.kind().profile().id() + ", so the refusal may have another reason.");
        }
        if (probe.element() == null) {
            Preconditions.assumeAcceptsReadings(receiver);
            assumeOtherUnitAccepted(probe.kind(), receiver);
            assumeTheOthersAccepted(answer, position);
        } else {
            assumeTheOthersAccepted(answer, position);
            Preconditions.assumeAccepted(receiver.submit(probe.without(receiver.context())), position);
        }
        throw failure("answer to " + probe.description(), "it to be accepted", entry(with, answer, position), ADVICE);
    }

    @Shall("receiver.must-support.accepted")
    @Creates({"2 Patient", "30 Observation", "2 DiagnosticReport", "2 Device"})
    @DisplayName("The patient's own entry in a submission is no reason to refuse anything")
    void acceptsThePatientsOwnEntry(Receiver receiver) {
        Submission everything = SampleSubmissions.everyType(receiver.context());
        Submission with = Submissions.allMustSupport(receiver.context());
        Exchange answer = receiver.submit(with);
        if (answer.succeeded() && answer.hasEntries()) {
            Preconditions.assumeStatus(answer, 0);
        }
        if (isTaken(answer, 0)) {
            return;
        }
        // What is refused without the patient's entry too is refused for another reason.
        Preconditions.assumeAnyAccepted(receiver.submit(everything));
        String how = answer.succeeded() && answer.hasEntries()
                ? "entry[0] (the patient) was answered '" + answer.entry(0).statusText() + "'"
                : "the whole submission was refused: " + OutcomeText.by(answer);
        throw failure(
                "answer to a submission that includes the patient's own entry",
                "it to be accepted, or left unstored with a status that is no refusal",
                how + said(answer.outcomeOf(0)),
                ADVICE);
    }

    private static String said(JsonNode outcome) {
        String said = OutcomeText.by(outcome);
        return said.isEmpty() ? "" : ", saying \"" + said + "\"";
    }

    private static boolean isTaken(Exchange answer, int position) {
        return answer.succeeded()
                && !OutcomeText.error(answer.json())
                && answer.hasEntries()
                && answer.entry(position).status() < 400;
    }

    @Shall("receiver.must-support.unit")
    @Creates({"8 Observation"})
    @DisplayName("Readings and means are each accepted in mg/dL or in mmol/L")
    void acceptsOneUnit(Receiver receiver) {
        List<String> open = new ArrayList<>();
        for (UnitPair pair : UnitPair.values()) {
            List<String> refused = new ArrayList<>();
            for (EntryKind kind : pair.kinds(receiver.units().usual())) {
                Submission one = kind.sample(receiver.context());
                Exchange answer = receiver.submit(one);
                Preconditions.assumeStatus(answer, 0);
                if (isTaken(answer, 0)) {
                    receiver.remark("Accepted: " + kind.label() + ".");
                    break;
                }
                refused.add(kind.label() + ": " + entry(one, answer, 0));
            }
            if (refused.size() == pair.kinds(receiver.units().usual()).size()) {
                assertRefusedForAnotherReason(pair, refused, receiver);
                open.add(pair.label());
            }
        }
        if (!open.isEmpty()) {
            throw inconclusive("In neither unit accepted are " + String.join(" and ", open)
                    + ", and the capability statement lists no profile of them, so they may not be supported at all.");
        }
    }

    /** What is refused in both units is refused for more than its profile. */
    private static void assumeOtherUnitAccepted(EntryKind kind, Receiver receiver) {
        for (UnitPair pair : UnitPair.values()) {
            List<EntryKind> kinds = pair.kinds(receiver.units().usual());
            if (kinds.contains(kind)
                    && kinds.stream()
                            .filter(other -> other != kind)
                            .noneMatch(other -> isTaken(receiver.submit(other.sample(receiver.context())), 0))) {
                throw inconclusive(
                        "It is refused, as all " + pair.label() + ", in both units; see receiver.must-support.unit.");
            }
        }
    }

    /** A pair that the receiver claims to support, and refuses in both units, while it accepts something else. */
    private static void assertRefusedForAnotherReason(UnitPair pair, List<String> refused, Receiver receiver) {
        EntryKind first = pair.kinds(receiver.units().usual()).getFirst();
        Submission otherText = first.sample(receiver.context()).withResource(0, UnitPair::codeAsText);
        if (isTaken(receiver.submit(otherText), 0)) {
            throw failure(
                    "unit text of " + pair.label() + " that are accepted",
                    "the one that the profile fixes",
                    "only another one is: " + first.label() + " is refused with the text '"
                            + first.sample(receiver.context())
                                    .resource(0)
                                    .at("/valueQuantity/unit")
                                    .asText()
                            + "' and accepted with '"
                            + otherText.resource(0).at("/valueQuantity/unit").asText()
                            + "', so that no submission after the guide is taken",
                    TrapAdvice.on(receiver.guide(), "unit-text"));
        }
        Exchange other = receiver.submit(EntryKind.GMI.sample(receiver.context()));
        Preconditions.assumeAccepted(other, 0);
        if (pair.kinds(receiver.units().usual()).stream().anyMatch(kind -> isSupported(kind, receiver))) {
            throw failure(
                    "units in which " + pair.label() + " are accepted",
                    "mg/dL or mmol/L",
                    "both are refused, while a GMI is accepted: " + String.join("; ", refused),
                    "");
        }
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
                .contains(kind.profile().url(receiver.guide()));
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
