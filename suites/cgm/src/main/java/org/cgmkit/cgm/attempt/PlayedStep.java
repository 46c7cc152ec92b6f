package org.cgmkit.cgm.attempt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.kit.capture.CapturedExchange;

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
 */
public record PlayedStep(
        String name,
        String title,
        Optional<String> skipped,
        List<CapturedExchange> exchanges,
        List<SubmissionAttempt> attempts,
        List<String> missed,
        Map<String, Instant> marks) {

    public PlayedStep {
        exchanges = List.copyOf(exchanges);
        attempts = List.copyOf(attempts);
        missed = List.copyOf(missed);
        marks = Map.copyOf(marks);
    }

    /** The attempts that came after that mark; none where it was not reached. */
    public List<SubmissionAttempt> attemptsAfter(String mark) {
        Instant from = marks.get(mark);
        return from == null
                ? List.of()
                : attempts.stream().filter(a -> a.came().isAfter(from)).toList();
    }
}
