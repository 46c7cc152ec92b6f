package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.cgm.attempt.EntryData;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.kit.capture.Interference;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks on submissions that are repeated because nobody knows what became of them (RFC 9110, section 9.2.2). */
@ExtendWith(SubjectExtension.class)
class RetryChecks {

    @Base("submitter.retry.idempotent")
    @DisplayName("A submission whose answer was lost is repeated without making duplicates")
    void repeatsAfterALostAnswer(Submitter submitter) {
        judge(submitter, StepName.LOST_ANSWER, Interference.ANSWER_LOST);
    }

    @Base("submitter.retry.idempotent")
    @DisplayName("A submission that was answered 503 is repeated without making duplicates")
    void repeatsAfterA503(Submitter submitter) {
        judge(submitter, StepName.UNAVAILABLE, Interference.UNAVAILABLE);
    }

    private static void judge(Submitter submitter, StepName name, Interference interference) {
        PlayedStep step = submitter.step(name);
        List<SubmissionAttempt> attempts = submitter.attempts(name);
        List<String> doubled = new ArrayList<>();
        boolean repeated = false;
        for (int i = 0; i < attempts.size(); i++) {
            if (attempts.get(i).captured().interference() != interference) {
                continue;
            }
            Map<String, EntryData> first = attempts.get(i).data();
            for (SubmissionAttempt later : attempts.subList(i + 1, attempts.size())) {
                for (Map.Entry<String, EntryData> again : later.data().entrySet()) {
                    EntryData before = first.get(again.getKey());
                    // A Patient may be known by other means than an identifier that the app made.
                    if (before != null && !before.type().equals("Patient")) {
                        repeated = true;
                        difference(before, again.getValue()).ifPresent(doubled::add);
                    }
                }
                submitter.show(attempts.get(i));
                submitter.show(later);
            }
        }
        if (!repeated) {
            throw inconclusive(
                    "What was sent was not sent again, so it cannot be said whether that would make duplicates."
                            + Submitter.missed(step));
        }
        assertNone(
                "repeated entries that a receiver cannot recognise",
                doubled,
                "Make identifiers from the data, so that they are the same in each attempt.");
    }

    private static Optional<String> difference(EntryData before, EntryData again) {
        String what =
                "entry[" + again.position() + "] (" + again.type() + " " + again.code() + " " + again.time() + ")";
        if (before.identifiers().isEmpty() && before.condition().isEmpty()) {
            // A device may be known by its serial number.
            return before.type().equals("Device")
                    ? Optional.empty()
                    : Optional.of(what + " has neither identifier nor ifNoneExist");
        }
        boolean same = before.identifiers().isEmpty()
                ? before.condition().equals(again.condition())
                : !Collections.disjoint(before.identifiers(), again.identifiers());
        return same
                ? Optional.empty()
                : Optional.of(what + " had identifier " + String.join(", ", before.identifiers())
                        + " at first and then " + String.join(", ", again.identifiers()));
    }
}
