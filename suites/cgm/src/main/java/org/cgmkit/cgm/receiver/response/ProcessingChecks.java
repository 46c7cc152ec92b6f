package org.cgmkit.cgm.receiver.response;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.observed;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cgmkit.cgm.receiver.FlawedSubmissionAnswer;
import org.cgmkit.cgm.receiver.OutcomeText;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.fixtures.flaw.Flaw;
import org.cgmkit.kit.check.Creates;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.AnswerEntry;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a receiver does with a submission of which not all can be accepted (guide, note on transactions). */
@ExtendWith(SubjectExtension.class)
class ProcessingChecks {

    @May("receiver.processing.partial")
    @Creates({"4 Observation"})
    @DisplayName("What becomes of good entries around a bad one is recorded")
    void recordsWhatBecomesOfGoodEntriesAroundABadOne(Receiver receiver) {
        Preconditions.assumeAcceptsReadings(receiver);

        FlawedSubmissionAnswer reception =
                FlawedSubmissionAnswer.of(receiver, Flaw.UNIT_CODE.sample(receiver.context()));

        if (receiver.guide().submission().bundleType().equals("batch")) {
            assertTheGoodOnesAreTaken(reception);
            return;
        }
        String sent = "Of three readings, one with a flaw (entry["
                + reception.sent().position() + "], " + Flaw.UNIT_CODE.description() + "): ";
        if (reception.refusedAsWhole()) {
            throw observed(sent + "the whole submission was refused (" + OutcomeText.by(reception.answer()) + ").");
        }
        throw observed(sent
                + reception.answer().entries().stream()
                        .map(ProcessingChecks::describe)
                        .collect(Collectors.joining(", "))
                + ".");
    }

    @May("receiver.processing.partial")
    @Creates({"4 Observation"})
    @DisplayName("What becomes of an observation with a code that the guide does not use is recorded")
    void recordsWhatBecomesOfAnUnknownObservation(Receiver receiver) {
        Preconditions.assumeAcceptsReadings(receiver);

        FlawedSubmissionAnswer reception =
                FlawedSubmissionAnswer.of(receiver, Flaw.UNKNOWN_CODE.sample(receiver.context()));

        throw observed("An observation that is none of the guide's, between two readings, was answered "
                + reception.status() + ". No profile speaks of it, so either is sound. "
                + TrapAdvice.on(receiver.guide(), "unknown-observation"));
    }

    /** Entries of a batch do not influence each other (FHIR R4, Batch processing rules). */
    private static void assertTheGoodOnesAreTaken(FlawedSubmissionAnswer reception) {
        Exchange answer = reception.answer();
        int bad = Objects.requireNonNull(reception.sent().position());
        if (!reception.refusedAsWhole()
                && answer.hasEntries()
                && !answer.entry(bad).refused()) {
            throw inconclusive("The bad entry was not refused, so nothing can be said of the others.");
        }
        assertNone(
                "good entries of a batch that were refused with a bad one",
                reception.refusedAsWhole()
                        ? List.of("all (" + OutcomeText.by(answer) + ")")
                        : answer.entries().stream()
                                .filter(entry -> entry.position() != bad && entry.refused())
                                .map(ProcessingChecks::describe)
                                .toList(),
                "Process each entry of a batch by itself.");
    }

    private static String describe(AnswerEntry entry) {
        String where = entry.locationText().isEmpty() ? "" : " at " + entry.locationText();
        return "entry[" + entry.position() + "] was answered '" + entry.statusText() + "'" + where;
    }
}
