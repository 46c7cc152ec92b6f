package org.cgmkit.cgm.receiver.response;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cgmkit.cgm.receiver.FlawedSubmissionAnswer;
import org.cgmkit.cgm.receiver.OutcomeText;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.receiver.StoredEntries;
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
    private static final List<Flaw> WHOLE_FLAWS = List.of(
            Flaw.PRACTITIONER_ENTRY,
            Flaw.PUT_ENTRY,
            Flaw.OTHER_PATIENT,
            Flaw.URL_ABSOLUTE,
            Flaw.UNIT_CODE,
            Flaw.NO_TIMESTAMP);

    /** What is no submission, of which another requirement speaks first: each of another kind of fault. */
    private static final List<Flaw> NO_SUBMISSIONS = List.of(
            Flaw.COLLECTION,
            Flaw.NOT_A_BUNDLE,
            Flaw.NO_ENTRIES,
            Flaw.NOT_JSON,
            Flaw.ENTRY_WITHOUT_RESOURCE,
            Flaw.METHOD_MISSING,
            Flaw.SAME_FULL_URL);

    @Expected("receiver.response.bundle")
    @Creates({"1 Observation"})
    @DisplayName("A processed submission is answered by a Bundle of type transaction-response")
    void answersWithATransactionResponse(Receiver receiver) {
        Exchange answer = receiver.submit(SampleSubmissions.reading(receiver.context()));

        if (!AnswerRules.isProcessed(answer)) {
            Preconditions.assumeProcessed(answer);
        }
        AnswerRules.assertAnswerBundle(answer, receiver.guide());
    }

    @Shall("receiver.response.entry-status")
    @Creates({"3 Device", "3 DiagnosticReport", "6 Observation"})
    @DisplayName("Every submitted entry is answered with a status code")
    void answersEveryEntryWithAStatusCode(Receiver receiver) {
        AnswerSamples samples = AnswerSamples.to(receiver);
        Exchange answer = samples.answerToSound();
        Preconditions.assumeProcessed(answer);
        AnswerRules.assertStatusOfEachEntry(answer);

        for (Submission other : List.of(samples.known(), samples.refused())) {
            Exchange partly = receiver.submit(other);
            if (AnswerRules.isProcessed(partly) && partly.hasEntries()) {
                AnswerRules.assertStatusOfEachEntry(partly);
            }
        }
    }

    @Expected("receiver.response.same-order")
    @Creates({"3 Device", "3 DiagnosticReport", "6 Observation"})
    @DisplayName("The answer has one entry for each submitted one, in the same order")
    void answersInTheOrderOfTheSubmission(Receiver receiver) {
        AnswerSamples samples = AnswerSamples.to(receiver);
        Submission sound = samples.sound();
        Exchange answer = samples.answerToSound();
        if (!AnswerRules.isProcessed(answer) || !answer.resourceType().equals("Bundle")) {
            Preconditions.assumeProcessed(answer);
        }

        // A Bundle without any entry lacks the answer to each.
        AnswerRules.assertSameOrder(sound, answer);
        assertOwnLocation(sound, answer, sound.readings().getFirst(), receiver);

        // Where a match or a duplicate is said to be is another requirement's business.
        assertSameOrder(samples.known(), List.of(AnswerSamples.NEW_AMONG_KNOWN), receiver);
        Submission refused = samples.refused();
        assertSameOrder(refused, IntStream.range(0, refused.size()).boxed().toList(), receiver);
    }

    private static void assertSameOrder(Submission sent, List<Integer> positions, Receiver receiver) {
        Exchange answer = receiver.submit(sent);
        if (AnswerRules.isProcessed(answer) && answer.hasEntries()) {
            AnswerRules.assertSameOrder(sent, answer, positions);
        }
    }

    /** Entries of the same type may be answered in each other's place, which only reading tells; where it may be read. */
    private static void assertOwnLocation(Submission sent, Exchange answer, int position, Receiver receiver) {
        answer.locationOf(position)
                .map(receiver::read)
                .filter(Exchange::succeeded)
                .ifPresent(read -> {
                    List<String> carried = read.json().path("identifier").findValuesAsText("value");
                    String own = SampleSubmissions.identifier(sent, position);
                    List<String> others = sent.identifiers().stream()
                            .filter(id -> !id.equals(own) && carried.contains(id))
                            .toList();
                    assertNone(
                            "identifiers of other entries at the location answered for entry[" + position + "] (" + read
                                    + ")",
                            others,
                            "Entry n of the answer is about entry n of the submission.");
                });
    }

    @Expected("receiver.response.location")
    @Creates({"4 Device", "4 DiagnosticReport", "7 Observation"})
    @DisplayName("Every created entry is answered with a location that names type and id")
    void saysWhereCreatedEntriesAre(Receiver receiver) {
        Exchange answer = receiver.submit(SampleSubmissions.fewTypes(receiver.context()));
        Preconditions.assumeProcessed(answer);
        List<AnswerEntry> created = AnswerRules.created(answer);
        if (created.isEmpty()) {
            throw inconclusive("No entry was answered 201 (" + answer + "), and only those owe a location.");
        }

        AnswerRules.assertLocated(created);

        // What is said to be created beside what is refused owes one too; of what is there already, another requirement
        // speaks.
        AnswerSamples samples = AnswerSamples.to(receiver);
        receiver.submit(samples.sound());
        AnswerRules.assertLocated(AnswerRules.created(receiver.submit(samples.refused())));
    }

    @Expected("receiver.response.entry-outcome")
    @Creates({"3 Device", "3 DiagnosticReport", "22 Observation", "1 Practitioner"})
    @DisplayName("A refused entry is answered with an OperationOutcome that says why")
    void saysWhyAnEntryIsRefused(Receiver receiver) {
        AnswerSamples samples = AnswerSamples.to(receiver);
        Preconditions.assumeAccepted(samples.answerToSound(), 1);
        receiver.submit(samples.known());
        Exchange answer = receiver.submit(samples.refused());
        if (AnswerRules.isProcessed(answer)) {
            List<AnswerEntry> refused = refused(answer);
            refused.forEach(entry -> AnswerRules.assertSaysWhy(entry, ""));
            if (!refused.isEmpty()) {
                return;
            }
        }

        List<String> seen = new ArrayList<>();
        boolean wholes = true;
        for (Flaw flaw : ENTRY_FLAWS) {
            FlawedSubmissionAnswer reception =
                    FlawedSubmissionAnswer.of(receiver, flaw.sample(receiver.context(), receiver.setting()));
            seen.add(flaw.description() + ": " + reception.status());
            wholes &= reception.refusedAsWhole();
            List<AnswerEntry> refused = reception.refusedAsWhole() ? List.of() : refused(reception.answer());
            refused.forEach(entry -> AnswerRules.assertSaysWhy(entry, flaw.description()));
            if (!refused.isEmpty()) {
                return;
            }
            assertNotLeftOut(reception, receiver);
        }
        throw wholes
                ? notApplicable("The target refuses submissions as a whole, not single entries (" + seen + ").")
                : inconclusive("The target refused none of the entries tried, so there is no refusal to examine ("
                        + seen + ").");
    }

    private static List<AnswerEntry> refused(Exchange answer) {
        return answer.entries().stream().filter(e -> e.status() >= 400).toList();
    }

    /** An entry without an answer, of which nothing is there while the others are, was refused without a word. */
    private static void assertNotLeftOut(FlawedSubmissionAnswer reception, Receiver receiver) {
        Integer position = reception.sent().position();
        Submission sent = reception.sent().submission();
        if (position == null || reception.refusedAsWhole() || !reception.lacksEntries()) {
            return;
        }
        Set<Integer> stored = StoredEntries.of(
                        receiver, sent, IntStream.range(0, sent.size()).boxed().toList())
                .positions();
        if (!stored.isEmpty() && !stored.contains(position)) {
            throw failure(
                    "answer to " + reception.sent().description() + ", which is not stored while its neighbours are",
                    "an OperationOutcome with an error and its reason",
                    "the answer has " + reception.answer().entries().size() + " entries for " + sent.size()
                            + " submitted ones, and none of them gives a reason",
                    "");
        }
    }

    @Expected("receiver.response.overall-outcome")
    @Creates({"3 Device", "3 DiagnosticReport", "41 Observation", "1 Practitioner"})
    @DisplayName("A submission refused as a whole is answered by an OperationOutcome with a 4xx status")
    void saysWhyASubmissionIsRefused(Receiver receiver) {
        Preconditions.assumeAcceptsReadings(receiver);
        boolean any = false;
        for (Flaw flaw : WHOLE_FLAWS) {
            FlawedSubmissionAnswer reception =
                    FlawedSubmissionAnswer.of(receiver, flaw.sample(receiver.context(), receiver.setting()));
            if (reception.refusedAsWhole()) {
                AnswerRules.assertRefusedWithOutcome(reception.answer(), flaw.description());
                any = true;
            }
        }
        AnswerSamples samples = AnswerSamples.to(receiver);
        receiver.submit(samples.sound());
        for (Submission sent : List.of(samples.known(), samples.refused(), samples.ambiguous())) {
            Exchange answer = receiver.submit(sent);
            // Of a bare 412 for several matches receiver.conditional-create.ambiguous speaks.
            if (answer.refused()
                    && (answer.status() != 412 || answer.resourceType().equals("OperationOutcome"))) {
                AnswerRules.assertRefusedWithOutcome(answer, "");
                any = true;
            }
        }
        for (Flaw flaw : NO_SUBMISSIONS) {
            Exchange answer = receiver.submit(
                    flaw.sample(receiver.context(), receiver.setting()).submission());
            // Whether what is no submission is refused with an outcome at all is receiver.validation.malformed.
            if (!AnswerRules.isProcessed(answer) && (!any || (answer.refused() && OutcomeText.error(answer.json())))) {
                AnswerRules.assertRefusedWithOutcome(answer, flaw.description());
                any = true;
            }
        }
        if (!any) {
            throw inconclusive("The target refused no submission as a whole, so there is no such answer to look at.");
        }
    }
}
