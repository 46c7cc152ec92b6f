package org.cgmkit.cgm.receiver.response;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cgm.receiver.FlawedSubmissionAnswer;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.flaw.Flaw;
import org.cgmkit.kit.check.Creates;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.AnswerEntry;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of the answer to a submission (OperationDefinition submit-cgm-bundle, parameter return). */
@ExtendWith(SubjectExtension.class)
class ResponseChecks {
    /** What most receivers refuse an entry for, the most certain first. */
    private static final List<Flaw> ENTRY_FLAWS =
            List.of(Flaw.UNIT_CODE, Flaw.NO_STATUS, Flaw.PUT_ENTRY, Flaw.PRACTITIONER_ENTRY, Flaw.OTHER_PATIENT);

    /** What most receivers refuse a whole submission for, the most certain first. */
    private static final List<Flaw> WHOLE_FLAWS =
            List.of(Flaw.PRACTITIONER_ENTRY, Flaw.PUT_ENTRY, Flaw.COLLECTION, Flaw.NOT_A_BUNDLE);

    @Expected("receiver.response.bundle")
    @Creates({"1 Observation"})
    @DisplayName("A processed submission is answered by a Bundle of type transaction-response")
    void answersWithATransactionResponse(Receiver receiver) {
        Exchange answer = receiver.submit(SampleSubmissions.reading(receiver.context()));

        if (!AnswerRules.isProcessed(answer)) {
            Preconditions.assumeProcessed(answer);
        }
        AnswerRules.assertTransactionResponse(answer);
    }

    @Shall("receiver.response.entry-status")
    @Creates({"2 Device", "2 DiagnosticReport", "2 Observation"})
    @DisplayName("Every submitted entry is answered with a status code")
    void answersEveryEntryWithAStatusCode(Receiver receiver) {
        Exchange answer = receiver.submit(SampleSubmissions.fewTypes(receiver.context()));
        Preconditions.assumeProcessed(answer);
        AnswerRules.assertStatusOfEachEntry(answer);

        Exchange partly = receiver.submit(partlyFlawed(receiver));
        if (AnswerRules.isProcessed(partly) && partly.hasEntries()) {
            AnswerRules.assertStatusOfEachEntry(partly);
        }
    }

    @Expected("receiver.response.same-order")
    @Creates({"2 Device", "2 DiagnosticReport", "3 Observation"})
    @DisplayName("The answer has one entry for each submitted one, in the same order")
    void answersInTheOrderOfTheSubmission(Receiver receiver) {
        Submission sound = SampleSubmissions.mixedTypes(receiver.context())
                .plus(SampleSubmissions.reading(receiver.context()));
        Exchange answer = receiver.submit(sound);
        Preconditions.assumeProcessed(answer);

        AnswerRules.assertSameOrder(sound, answer);
        assertOwnLocation(sound, answer, sound.readings().getFirst(), receiver);

        Submission flawed = partlyFlawed(receiver);
        Exchange partly = receiver.submit(flawed);
        if (partly.succeeded() && partly.hasEntries()) {
            AnswerRules.assertSameOrder(flawed, partly);
        }
    }

    /** A report, a reading that has to be refused, and a device: the refused one neither first nor last. */
    private static Submission partlyFlawed(Receiver receiver) {
        return Flaw.UNIT_CODE
                .in(SampleSubmissions.mixedTypes(receiver.context()))
                .submission();
    }

    /** Entries of the same type may be answered in each other's place, which only reading tells; where it may be read. */
    private static void assertOwnLocation(Submission sent, Exchange answer, int position, Receiver receiver) {
        answer.locationOf(position).map(receiver::read).filter(Exchange::succeeded).ifPresent(read -> {
            List<String> carried = read.json().path("identifier").findValuesAsText("value");
            String own = SampleSubmissions.identifier(sent, position);
            List<String> others = sent.identifiers().stream()
                    .filter(id -> !id.equals(own) && carried.contains(id))
                    .toList();
            assertNone(
                    "identifiers of other entries at the location answered for entry[" + position + "] (" + read + ")",
                    others,
                    "Entry n of the answer is about entry n of the submission.");
        });
    }

    @Expected("receiver.response.location")
    @Creates({"1 Device", "1 DiagnosticReport", "1 Observation"})
    @DisplayName("Every created entry is answered with a location that names type and id")
    void saysWhereCreatedEntriesAre(Receiver receiver) {
        Exchange answer = receiver.submit(SampleSubmissions.fewTypes(receiver.context()));
        Preconditions.assumeProcessed(answer);
        List<AnswerEntry> created = AnswerRules.created(answer);
        if (created.isEmpty()) {
            throw inconclusive("No entry was answered 201 (" + answer + "), and only those owe a location.");
        }

        AnswerRules.assertLocated(created);
    }

    @Expected("receiver.response.entry-outcome")
    @Creates({"16 Observation", "1 Practitioner"})
    @DisplayName("A refused entry is answered with an OperationOutcome that says why")
    void saysWhyAnEntryIsRefused(Receiver receiver) {
        Preconditions.assumeAcceptsReadings(receiver);
        List<String> seen = new ArrayList<>();
        boolean wholes = true;
        for (Flaw flaw : ENTRY_FLAWS) {
            FlawedSubmissionAnswer reception =
                    FlawedSubmissionAnswer.of(receiver, flaw.sample(receiver.context(), receiver.setting()));
            seen.add(flaw.description() + ": " + reception.status());
            wholes &= reception.refusedAsWhole();
            if (!reception.refusedAsWhole() && reception.refused()) {
                AnswerRules.assertSaysWhy(reception.entry(), flaw.description());
                return;
            }
        }
        throw wholes
                ? notApplicable("The target refuses submissions as a whole, not single entries (" + seen + ").")
                : inconclusive("The target refused no single entry, so there is no reason to look at (" + seen + ").");
    }

    @Expected("receiver.response.overall-outcome")
    @Creates({"11 Observation", "1 Practitioner"})
    @DisplayName("A submission refused as a whole is answered by an OperationOutcome with a 4xx status")
    void saysWhyASubmissionIsRefused(Receiver receiver) {
        Preconditions.assumeAcceptsReadings(receiver);
        for (Flaw flaw : WHOLE_FLAWS) {
            FlawedSubmissionAnswer reception =
                    FlawedSubmissionAnswer.of(receiver, flaw.sample(receiver.context(), receiver.setting()));
            if (reception.refusedAsWhole()) {
                AnswerRules.assertRefusedWithOutcome(reception.answer(), flaw.description());
                return;
            }
        }
        throw inconclusive("The target refused no submission as a whole, so there is no such answer to look at.");
    }
}
