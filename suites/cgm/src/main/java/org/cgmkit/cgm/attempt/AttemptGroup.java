package org.cgmkit.cgm.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One submission as an app means it: an attempt, or several that follow each other at once, because an app may cut what
 * it has into Bundles of a handy size, and send again what was refused for its condition.
 *
 * @param attempts its attempts, at least one, in their order
 */
public record AttemptGroup(List<SubmissionAttempt> attempts) {

    public AttemptGroup {
        attempts = List.copyOf(attempts);
    }

    /** When it began. */
    public Instant began() {
        return attempts.getFirst().came();
    }

    /** What is sent in it. */
    public List<EntryData> entries() {
        return attempts.stream().flatMap(a -> a.entries().stream()).toList();
    }

    /**
     * The submissions that attempts make up.
     *
     * @param apart a longer pause than that parts two submissions
     */
    public static List<AttemptGroup> of(List<SubmissionAttempt> attempts, Duration apart) {
        List<AttemptGroup> bursts = new ArrayList<>();
        List<SubmissionAttempt> current = new ArrayList<>();
        for (SubmissionAttempt attempt : attempts) {
            boolean goesOn = !current.isEmpty()
                    && Duration.between(current.getLast().captured().answered(), attempt.came())
                                    .compareTo(apart)
                            < 0;
            if (!goesOn && !current.isEmpty()) {
                bursts.add(new AttemptGroup(current));
                current = new ArrayList<>();
            }
            current.add(attempt);
        }
        if (!current.isEmpty()) {
            bursts.add(new AttemptGroup(current));
        }
        return bursts;
    }
}
