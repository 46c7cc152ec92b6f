package org.cgmkit.cgm.live;

import org.cgmkit.cgm.passive.PassiveCheck;
import org.cgmkit.cgm.passive.Traffic;
import org.cgmkit.cgm.receiver.response.AnswerRules;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.AnswerEntry;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of the answers that a receiver gave to whoever submitted (OperationDefinition submit-cgm-bundle). */
@ExtendWith(SubjectExtension.class)
public class LiveResponseChecks {
    private static final String NONE_PROCESSED = "No submission that passed was processed.";

    @Expected("receiver.response.bundle")
    @PassiveCheck(Traffic.SUBMISSION)
    @DisplayName("Processed submissions are answered by Bundles of the right type")
    void answersWithABundle(LiveReceiver receiver) {
        receiver.eachAnswer(
                AnswerRules::isProcessed,
                NONE_PROCESSED,
                (sent, answer) -> AnswerRules.assertAnswerBundle(answer, receiver.guide()));
    }

    @Shall("receiver.response.entry-status")
    @PassiveCheck(Traffic.SUBMISSION)
    @DisplayName("Every submitted entry is answered with a status code")
    void answersEveryEntryWithAStatusCode(LiveReceiver receiver) {
        receiver.eachAnswer(
                LiveResponseChecks::isByEntries,
                NONE_PROCESSED,
                (sent, answer) -> AnswerRules.assertStatusOfEachEntry(answer));
    }

    @Expected("receiver.response.same-order")
    @PassiveCheck(Traffic.SUBMISSION)
    @DisplayName("Answers have one entry for each submitted one, in the same order")
    void answersInTheOrderOfTheSubmission(LiveReceiver receiver) {
        receiver.eachAnswer(
                LiveResponseChecks::isByEntries,
                NONE_PROCESSED,
                (sent, answer) -> AnswerRules.assertSameOrder(sent.submission(), answer));
    }

    @Expected("receiver.response.location")
    @PassiveCheck(Traffic.SUBMISSION)
    @DisplayName("Every created entry is answered with a location that names type and id")
    void saysWhereCreatedEntriesAre(LiveReceiver receiver) {
        receiver.eachAnswer(
                answer -> isByEntries(answer) && !AnswerRules.created(answer).isEmpty(),
                "No entry that passed was answered 201, and only those owe a location.",
                (sent, answer) -> AnswerRules.assertLocated(AnswerRules.created(answer)));
    }

    @Expected("receiver.response.entry-outcome")
    @PassiveCheck(Traffic.SUBMISSION)
    @DisplayName("Refused entries are answered with an OperationOutcome that says why")
    void saysWhyEntriesAreRefused(LiveReceiver receiver) {
        receiver.eachAnswer(
                answer -> isByEntries(answer) && answer.entries().stream().anyMatch(AnswerEntry::refused),
                "No entry that passed was refused by itself.",
                (sent, answer) -> answer.entries().stream()
                        .filter(AnswerEntry::refused)
                        .forEach(entry -> AnswerRules.assertSaysWhy(entry, "")));
    }

    @Expected("receiver.response.overall-outcome")
    @PassiveCheck(Traffic.SUBMISSION)
    @DisplayName("Submissions refused as a whole are answered by an OperationOutcome with a 4xx status")
    void saysWhySubmissionsAreRefused(LiveReceiver receiver) {
        receiver.eachAnswer(
                answer -> !AnswerRules.isProcessed(answer) && !isPassing(answer),
                "No submission that passed was refused as a whole.",
                (sent, answer) -> AnswerRules.assertRefusedWithOutcome(answer, ""));
    }

    private static boolean isByEntries(Exchange answer) {
        return AnswerRules.isProcessed(answer) && answer.hasEntries();
    }

    /** Says nothing of the submission: to come with a token, to come later, or that the server itself failed. */
    private static boolean isPassing(Exchange answer) {
        return answer.status() == 401 || answer.status() == 403 || answer.status() == 429 || answer.status() >= 500;
    }
}
