package org.cgmkit.cgm.receiver.admission;

import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import org.cgmkit.cgm.receiver.FlawedSubmissionAnswer;
import org.cgmkit.cgm.receiver.OutcomeText;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.receiver.response.AnswerRules;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.flaw.Flaw;
import org.cgmkit.fixtures.flaw.FlawedSubmission;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.BaseEach;
import org.cgmkit.kit.check.Creates;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of input that is no submission (FHIR R4, RESTful API, "create"; RFC 9110, section 15.5). */
@ExtendWith(SubjectExtension.class)
class MalformedChecks {
    private static final String EXPECTED = "a 4xx with an OperationOutcome";

    @BaseEach("receiver.validation.malformed")
    @EachFlaw({
        Flaw.BATCH,
        Flaw.COLLECTION,
        Flaw.NO_ENTRIES,
        Flaw.NOT_A_BUNDLE,
        Flaw.TRUNCATED_JSON,
        Flaw.NOT_JSON,
        Flaw.EMPTY_BODY,
        Flaw.METHOD_MISSING,
        Flaw.REQUEST_MISSING,
        Flaw.ENTRY_WITHOUT_RESOURCE,
        Flaw.UNKNOWN_TYPE,
        Flaw.SAME_FULL_URL
    })
    @Creates({"72 Observation", "1 GlucoseReading", "12 Practitioner"})
    @DisplayName("Input that is no submission is answered 4xx with a reason, and not stored")
    void refusesMalformedInput(Flaw flaw, Receiver receiver) {
        if (flaw == Flaw.BATCH && receiver.guide().submission().bundleType().equals("batch")) {
            throw notApplicable("Submissions are batches in this version of the guide.");
        }
        Preconditions.assumeAcceptsReadings(receiver);
        Submission sound = flaw.place().sample(receiver.context());

        judge(FlawedSubmissionAnswer.of(receiver, flaw.in(sound)), sound, receiver);
    }

    @Base("receiver.validation.malformed")
    @Creates({"4 Observation", "1 Practitioner"})
    @DisplayName("A submission that is said to be plain text is answered 4xx with a reason, and not stored")
    void refusesAnotherContentType(Receiver receiver) {
        Preconditions.assumeAcceptsReadings(receiver);
        Submission sound = SampleSubmissions.reading(receiver.context());

        Exchange answer = receiver.submitAs("text/plain", sound);

        FlawedSubmission sent = new FlawedSubmission("a submission of type text/plain", sound, null);
        judge(new FlawedSubmissionAnswer(sent, answer), sound, receiver);
    }

    /** The readings of the sound submission are what might have been stored. */
    private static void judge(FlawedSubmissionAnswer reception, Submission sound, Receiver receiver) {
        String what = "answer to " + reception.sent().description();
        Integer position = reception.sent().position();
        Exchange answer = reception.answer();
        if (answer.status() >= 500) {
            throw failure(
                    what,
                    EXPECTED,
                    "it was " + OutcomeText.by(answer),
                    "A 5xx says that the receiver is at fault, and asks the client to send the same again.");
        }
        if (position != null && !reception.refusedAsWhole()) {
            reception.assertRefused(receiver, "");
            reception.assertNotStored(receiver, "");
            return;
        }
        if (!reception.refusedAsWhole()) {
            throw failure(what, EXPECTED, "it was " + answer, "");
        }
        if (answer.succeeded() || !OutcomeText.error(answer.json())) {
            assumeExplains(receiver);
            throw failure(
                    what, EXPECTED, "it was " + OutcomeText.by(answer) + ", with no error in an OperationOutcome", "");
        }
        if (!AnswerRules.isCoded(answer.json())) {
            assumeExplains(receiver);
            AnswerRules.assertCoded("severities and codes of the " + what + " that FHIR does not have", answer.json());
        }
        if (position != null && !LeftoverReadings.of(sound, receiver).isEmpty()) {
            reception.assertNotStored(receiver, "");
            assumeRejectsTheWhole(receiver);
        }
        LeftoverReadings.assertNoneOf(
                sound,
                receiver,
                "It was sent as " + reception.sent().description() + ", and answered " + answer.status() + ".");
    }

    /** Where a receiver stores the rest of whatever it rejects, another requirement speaks of it. */
    private static void assumeRejectsTheWhole(Receiver receiver) {
        FlawedSubmissionAnswer rejection = FlawedSubmissionAnswer.of(
                receiver, Flaw.PRACTITIONER_ENTRY.in(SampleSubmissions.reading(receiver.context())));
        if (rejection.refusedAsWhole()
                && !LeftoverReadings.of(rejection.sent().submission(), receiver).isEmpty()) {
            throw inconclusive("Of other submissions that are rejected something is stored too (" + rejection.answer()
                    + "); see receiver.allow-list.whole-bundle.");
        }
    }

    /** Where a receiver never explains what it refuses, another requirement speaks of it. */
    private static void assumeExplains(Receiver receiver) {
        FlawedSubmissionAnswer refusal = FlawedSubmissionAnswer.of(
                receiver, Flaw.PRACTITIONER_ENTRY.in(SampleSubmissions.reading(receiver.context())));
        Exchange answer = refusal.answer();
        if (refusal.refusedAsWhole()
                && (answer.succeeded() || !OutcomeText.error(answer.json()) || !AnswerRules.isCoded(answer.json()))) {
            throw inconclusive("Other submissions are refused without a reason, or without its code, too (" + answer
                    + "); see receiver.response.overall-outcome.");
        }
    }
}
