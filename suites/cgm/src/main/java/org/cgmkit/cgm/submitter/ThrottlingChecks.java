package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.kit.capture.Interference;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks from the guide's section "CGM Data Submission: Bundles" on receivers that slow submitters down. */
@ExtendWith(SubjectExtension.class)
class ThrottlingChecks {
    /** The clocks of two machines and the rounding to seconds are not the submitter's fault. */
    private static final Duration SLACK = Duration.ofMillis(100);

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @Expected("submitter.throttling.backs-off")
    @DisplayName("After a 429 with Retry-After the submitter waits that long, and submits the same data later")
    void waitsAsLongAsTold(Submitter submitter) {
        judge(submitter, StepName.THROTTLED_FOR_SECONDS, "");
    }

    @Expected("submitter.throttling.backs-off")
    @DisplayName("After a 429 without Retry-After the submitter waits, and submits the same data later")
    void waitsWithoutBeingToldHowLong(Submitter submitter) {
        judge(submitter, StepName.THROTTLED, TrapAdvice.on("throttling-is-optional"));
    }

    private static void judge(Submitter submitter, StepName name, String advice) {
        PlayedStep step = submitter.step(name);
        List<SubmissionAttempt> attempts = submitter.attempts(name);
        attempts.forEach(submitter::show);
        if (attempts.stream().noneMatch(a -> a.captured().interference() == Interference.THROTTLED)) {
            throw inconclusive("No attempt was answered 429.");
        }
        List<String> early = new ArrayList<>();
        for (int i = 0; i + 1 < attempts.size(); i++) {
            SubmissionAttempt refused = attempts.get(i);
            if (refused.captured().interference() != Interference.THROTTLED) {
                continue;
            }
            Duration wanted = refused.captured()
                    .answerHeader("Retry-After")
                    .map(s -> Duration.ofSeconds(Long.parseLong(s)))
                    .orElse(A_SECOND);
            Duration waited = Duration.between(
                    refused.captured().answered(), attempts.get(i + 1).came());
            if (waited.compareTo(wanted.minus(SLACK)) < 0) {
                early.add("the next one after " + waited.toMillis() + " ms");
            }
        }
        assertNone(refusedFor(attempts), early, advice);
        Set<String> lost = new TreeSet<>();
        attempts.stream()
                .filter(a -> a.captured().interference() == Interference.THROTTLED)
                .forEach(a -> lost.addAll(a.data().keySet()));
        attempts.stream()
                .filter(a -> a.captured().interference() == Interference.NONE)
                .forEach(a -> lost.removeAll(a.data().keySet()));
        if (!lost.isEmpty()) {
            throw failure(
                    "data of a submission that was answered 429",
                    "to be submitted again",
                    lost.size() + " of its entries did not come again, such as "
                            + lost.iterator().next(),
                    (advice + Submitter.missed(step)).strip());
        }
    }

    private static String refusedFor(List<SubmissionAttempt> attempts) {
        return "submissions that came sooner after a 429 than "
                + attempts.stream()
                        .flatMap(a -> a.captured().answerHeader("Retry-After").stream())
                        .findFirst()
                        .map(s -> "the " + s + " s of its Retry-After")
                        .orElse("a second");
    }
}
