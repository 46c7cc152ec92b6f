package org.cgmkit.cgm.receiver.admission;

import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.observed;

import java.util.Optional;
import org.cgmkit.cgm.preflight.SubmissionPlace;
import org.cgmkit.cgm.receiver.OutcomeText;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.flaw.Flaw;
import org.cgmkit.kit.check.Creates;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of the operation itself (guide, "CGM Data Submission: Bundles"; OperationDefinition submit-cgm-bundle). */
@ExtendWith(SubjectExtension.class)
class OperationChecks {
    private static final String OPERATION = "$submit-cgm-bundle";
    private static final String BALLOT_OPERATION = "Bundle/" + OPERATION;

    @Shall("receiver.operation.system-level")
    @Creates({"4 Device", "4 DiagnosticReport", "4 Observation"})
    @DisplayName("A conforming submission to [base]/$submit-cgm-bundle is processed")
    void processesASubmissionAtTheSystemLevel(Receiver receiver) {
        assertProcessed(receiver);
    }

    @Shall("receiver.submission.batch-at-base")
    @Creates({"4 Device", "4 DiagnosticReport", "4 Observation"})
    @DisplayName("A conforming batch to [base] is processed")
    void processesABatchAtTheBase(Receiver receiver) {
        assertProcessed(receiver);
    }

    @May("receiver.submission.individual")
    @Creates({"1 Observation"})
    @DisplayName("What becomes of a single resource is recorded")
    void recordsWhatBecomesOfASingleResource(Receiver receiver) {
        Submission one = SampleSubmissions.reading(receiver.context());

        Exchange answer = receiver.create("Observation", one.resource(0).toString());

        throw observed("A reading posted to " + receiver.url("Observation") + " was answered " + OutcomeText.by(answer)
                + ". Bundles are what receivers have to take; single resources they may.");
    }

    private static void assertProcessed(Receiver receiver) {
        Submission submission = SampleSubmissions.fewTypes(receiver.context());

        Exchange answer = receiver.submit(submission);

        if (refused(answer)) {
            Optional<Exchange> elsewhere = atAnotherPlaceOfTheVersion(receiver);
            if (elsewhere.isPresent()) {
                receiver.remark("It is refused at " + receiver.url(receiver.place()) + " (" + OutcomeText.by(answer)
                        + ") and processed at " + elsewhere.get().url()
                        + ", which is enough here; /metadata does not lead there, so the other checks do not find it.");
                return;
            }
            if (!refused(receiver.submit(wrapped(submission)))) {
                throw inconclusive("The Bundle is refused by itself and accepted inside Parameters ("
                        + OutcomeText.by(answer) + "); see receiver.operation.raw-body.");
            }
            throw failure(
                    "a sound submission posted to " + receiver.url(receiver.place()),
                    "it to be processed (2xx)",
                    "the answer was " + OutcomeText.by(answer),
                    whereItIsInstead(receiver));
        }
        if (!answer.hasEntries()) {
            throw inconclusive("The submission was answered " + answer.status()
                    + ", but the answer says nothing of its entries; see receiver.response.bundle.");
        }
        if (answer.acceptedEntries().isEmpty()) {
            Preconditions.assumeStatus(answer, 0);
            throw failure(
                    "entries accepted of a sound submission (a device, a reading, a report)",
                    "at least one",
                    "there was none: entry[0] was answered '" + answer.entry(0).statusText() + "', saying \""
                            + OutcomeText.by(answer.outcomeOf(0)) + "\"",
                    "");
        }
    }

    @Shall("receiver.operation.raw-body")
    @Creates({"2 Device", "2 DiagnosticReport", "2 Observation"})
    @DisplayName("The body of the operation is the Bundle itself, not a Parameters resource around it")
    void takesTheBundleItself(Receiver receiver) {
        Submission submission = SampleSubmissions.fewTypes(receiver.context());

        Exchange bare = receiver.submit(submission);

        if (refused(bare)) {
            if (refused(receiver.submit(wrapped(submission)))) {
                throw inconclusive("A sound submission is refused bare and inside Parameters (" + OutcomeText.by(bare)
                        + "); see receiver.operation.system-level.");
            }
            throw failure(
                    "a Bundle posted by itself",
                    "it to be processed (2xx), as it is inside Parameters",
                    "the answer was " + OutcomeText.by(bare),
                    "The operation's only input parameter is a resource named 'resource', so the body of the request "
                            + "is that resource itself: take the Bundle without Parameters around it.");
        }
    }

    /** The answer at another place that the version has for submissions, where it is processed there. */
    private static Optional<Exchange> atAnotherPlaceOfTheVersion(Receiver receiver) {
        return SubmissionPlace.all(receiver.guide()).stream()
                .filter(place -> !place.equals(receiver.place()))
                .map(place -> receiver.post(
                        place, SampleSubmissions.fewTypes(receiver.context()).json()))
                .filter(answer -> !refused(answer) && answer.hasEntries())
                .findFirst();
    }

    /** Where older drafts had the operation; empty where it is not there either. */
    private static String whereItIsInstead(Receiver receiver) {
        if (TrapAdvice.on(receiver.guide(), "superseded-draft").isEmpty()) {
            return "";
        }
        Submission submission = SampleSubmissions.fewTypes(receiver.context());
        Exchange ballot = receiver.post(BALLOT_OPERATION, submission.json());
        if (!refused(ballot) && ballot.hasEntries()) {
            return "The same is processed at " + ballot.url() + ". "
                    + TrapAdvice.on(receiver.guide(), "superseded-draft");
        }
        Submission batch = SampleSubmissions.fewTypes(receiver.context()).with(bundle -> bundle.put("type", "batch"));
        Exchange argonaut = receiver.post("", batch.json());
        if (!refused(argonaut) && argonaut.hasEntries()) {
            return "The same as a batch is processed at " + argonaut.url() + ". "
                    + TrapAdvice.on(receiver.guide(), "superseded-draft");
        }
        return "Nor is it at the places that older drafts had (" + ballot + "; " + argonaut + ").";
    }

    private static boolean refused(Exchange answer) {
        return !answer.succeeded() || OutcomeText.error(answer.json());
    }

    private static Submission wrapped(Submission submission) {
        return Flaw.PARAMETERS.in(submission).submission();
    }
}
