package org.cgmkit.cgm.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.capture.Stall;

/**
 * One step of a run, as it went.
 *
 * @param name its name, such as {@code first-connection}
 * @param title the same for people
 * @param skipped why it was not taken, or empty where it was
 * @param exchanges what was seen in it
 * @param attempts the attempts to submit among them
 * @param missed what was waited for and did not come, as sentences
 * @param marks when something was changed under the submitter's feet, by name
 * @param stalls when the kit itself stood still
 */
public record PlayedStep(
        String name,
        String title,
        Optional<String> skipped,
        List<CapturedExchange> exchanges,
        List<SubmissionAttempt> attempts,
        List<String> missed,
        Map<String, Instant> marks,
        List<Stall> stalls) {

    public PlayedStep {
        exchanges = List.copyOf(exchanges);
        attempts = List.copyOf(attempts);
        missed = List.copyOf(missed);
        marks = Map.copyOf(marks);
        stalls = List.copyOf(stalls);
    }

    /** A step that was left out. */
    public static PlayedStep skipped(StepName step, String why) {
        return new PlayedStep(
                step.id(), step.title(), Optional.of(why), List.of(), List.of(), List.of(), Map.of(), List.of());
    }

    /** A step that was begun, and left before its end: nothing of it is judged. */
    public static PlayedStep leftEarly(StepName step, String why) {
        return new PlayedStep(
                step.id(), step.title(), Optional.empty(), List.of(), List.of(), List.of(why), Map.of(), List.of());
    }

    /** The attempts that came after that mark; none where it was not reached. */
    public List<SubmissionAttempt> attemptsAfter(String mark) {
        Instant from = marks.get(mark);
        return from == null
                ? List.of()
                : attempts.stream().filter(a -> a.came().isAfter(from)).toList();
    }

    /** Those that came later than so long after that mark, what the kit itself held up until then left out. */
    public List<SubmissionAttempt> attemptsLater(String mark, Duration slack) {
        Instant from = marks.get(mark);
        if (from == null) {
            return List.of();
        }
        Instant due = from.plus(slack);
        Instant latest = due.plus(new KitDelay(this).between(from, due));
        return attempts.stream().filter(a -> a.came().isAfter(latest)).toList();
    }
}
