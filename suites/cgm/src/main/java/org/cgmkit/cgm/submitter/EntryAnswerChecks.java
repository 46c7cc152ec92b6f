package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.cgm.attempt.EntryData;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.config.SubmitterTarget.Feature;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks on what a submitter makes of the answers to its entries. */
@ExtendWith(SubjectExtension.class)
class EntryAnswerChecks {
    /** Once more may have a good reason; what comes a third time comes for ever. */
    private static final int FOR_EVER = 3;

    @Base("submitter.conditional-create.answers")
    @DisplayName("An entry that is answered 400 for its ifNoneExist is sent once more without it")
    void sendsAgainWithoutTheCondition(Submitter submitter) {
        PlayedStep step = conditional(submitter, StepName.NO_CONDITIONAL_CREATE);
        Map<String, SendingHistory> stories = stories(step);
        List<SendingHistory> refused =
                stories.values().stream().filter(s -> s.conditional(400) > 0).toList();
        if (refused.isEmpty()) {
            throw inconclusive("No entry was answered 400 for its ifNoneExist." + Submitter.missed(step));
        }
        step.attempts().forEach(submitter::show);
        assertNone(
                "entries that are sent with their ifNoneExist again and again after 400",
                refused.stream()
                        .filter(s -> s.conditional(400) >= FOR_EVER && !s.isCompany())
                        .map(SendingHistory::toString)
                        .toList(),
                "");
        assertNone(
                "entries that were answered 400 for their ifNoneExist and never sent without it",
                refused.stream()
                        .filter(s -> s.unconditional() == 0)
                        .map(SendingHistory::toString)
                        .toList(),
                "Their data are lost to the receiver.");
    }

    @Base("submitter.conditional-create.answers")
    @DisplayName("An entry that is answered 412 is not sent for ever")
    void putsSeveralMatchesAside(Submitter submitter) {
        PlayedStep step = conditional(submitter, StepName.SEVERAL_MATCHES);
        List<SendingHistory> several =
                stories(step).values().stream().filter(s -> s.answered(412) > 0).toList();
        if (several.isEmpty()) {
            throw inconclusive("No entry was answered 412." + Submitter.missed(step));
        }
        step.attempts().forEach(submitter::show);
        assertNone(
                "entries that are sent again and again after 412",
                several.stream()
                        .filter(s -> s.answered(412) >= FOR_EVER)
                        .map(SendingHistory::toString)
                        .toList(),
                "Put them aside for a person to look at.");
    }

    @Base("submitter.conditional-create.answers")
    @DisplayName("An entry that is answered 200 or 201 is done")
    void takesSuccessAsDone(Submitter submitter) {
        submitter.attempts();
        List<String> again = new ArrayList<>();
        boolean answered = false;
        for (PlayedStep step : submitter.steps()) {
            if (isInSeconds(step)) {
                continue; // Its order asks for the same lookback again and again.
            }
            for (SendingHistory story : stories(step).values()) {
                answered |= story.accepted() > 0;
                if (story.accepted() >= FOR_EVER && !story.isCompany()) {
                    again.add(story + " in the step '" + step.title() + "'");
                    story.told().forEach(submitter::show);
                }
            }
        }
        if (!answered) {
            throw inconclusive("No entry was answered 200 or 201.");
        }
        assertNone("entries that are sent again and again though they were accepted", again, "");
    }

    @Expected("submitter.partial.handled")
    @DisplayName("Refused entries do not hold up later submissions")
    void goesOnAfterRefusedEntries(Submitter submitter) {
        List<SubmissionAttempt> attempts = submitter.attempts(StepName.PARTIAL_REFUSAL);
        Map<String, SendingHistory> stories = stories(submitter.step(StepName.PARTIAL_REFUSAL));
        Optional<SubmissionAttempt> refused = attempts.stream()
                .filter(a -> a.entryStatuses().stream().anyMatch(s -> s == 422))
                .findFirst();
        if (refused.isEmpty()) {
            throw inconclusive("No submission of the step had an entry that was refused alone.");
        }
        submitter.show(refused.get());
        List<SubmissionAttempt> later = attempts.stream()
                .filter(a -> a.came().isAfter(refused.get().captured().answered()))
                .toList();
        later.forEach(submitter::show);
        if (later.isEmpty() && submitter.submitsOnce()) {
            throw inconclusive(
                    "The submitter does not submit again for an order in seconds; see" + " submitter.orders.period.");
        }
        if (later.isEmpty()) {
            throw failure(
                    "submissions after one with refused entries",
                    "one each period",
                    "there was none",
                    submitter.without(Feature.STANDING_ORDERS) == null
                            ? ""
                            : "Standing orders are declared as not supported.");
        }
        String first = refused.get().submission().json();
        if (later.size() > 1
                && later.stream().allMatch(a -> a.submission().json().equals(first))) {
            throw failure(
                    "submissions after one with refused entries",
                    "the next ones",
                    "it was the same " + later.size() + " times again, with what had been accepted of it",
                    "What is refused alone is no reason to send the rest again: note it, and go on.");
        }
        boolean others = later.stream()
                .flatMap(a -> a.entries().stream())
                .filter(e -> !e.type().equals("Device") && !e.type().equals("Patient"))
                .anyMatch(e -> !Optional.ofNullable(stories.get(e.key()))
                        .map(s -> s.answered(422) > 0)
                        .orElse(false));
        if (!others) {
            throw failure(
                    "submissions after one with refused entries",
                    "other data than what was refused",
                    "they held only what was refused before",
                    "");
        }
    }

    private static boolean isInSeconds(PlayedStep step) {
        return Arrays.stream(StepName.values())
                .anyMatch(name -> name.isInSeconds() && name.id().equals(step.name()));
    }

    private static PlayedStep conditional(Submitter submitter, StepName name) {
        String why = submitter.without(Feature.CONDITIONAL_CREATE);
        if (why != null) {
            throw notApplicable("Declared: the submitter does not use conditional create (" + why + ").");
        }
        if (submitter.attempts().stream()
                .flatMap(a -> a.entries().stream())
                .allMatch(e -> e.condition().isEmpty())) {
            throw notApplicable("No entry of the whole run has an ifNoneExist, so there is no conditional create.");
        }
        return submitter.step(name);
    }

    private static Map<String, SendingHistory> stories(PlayedStep step) {
        Map<String, SendingHistory> stories = new LinkedHashMap<>();
        for (SubmissionAttempt attempt : step.attempts()) {
            for (EntryData entry : attempt.entries()) {
                stories.computeIfAbsent(entry.key(), k -> new SendingHistory(entry))
                        .add(attempt, entry, attempt.statusOf(entry.position()));
            }
        }
        return stories;
    }
}
