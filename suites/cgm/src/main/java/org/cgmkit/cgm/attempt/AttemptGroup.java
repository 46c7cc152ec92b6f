package org.cgmkit.cgm.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
     * The submissions that attempts make up. Where the receiver takes long for its answers, no pause is left between two
     * of them: then the next one begins where most of what was taken comes once more.
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
                            < 0
                    && !new AttemptGroup(current).isBegunAnewBy(attempt);
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

    private boolean isBegunAnewBy(SubmissionAttempt attempt) {
        Set<String> taken = new HashSet<>();
        attempts.forEach(a -> a.entries().stream()
                .filter(e -> a.statusOf(e.position()) / 100 == 2)
                .forEach(e -> taken.add(e.key())));
        List<EntryData> own =
                attempt.entries().stream().filter(e -> !e.isCompany()).toList();
        // What was refused comes again with what it refers to, which was taken: that is the same submission still.
        boolean refused = attempts.stream()
                .anyMatch(a -> a.entries().stream().anyMatch(e -> a.statusOf(e.position()) / 100 != 2));
        return !refused && own.stream().filter(e -> taken.contains(e.key())).count() * 2 > own.size();
    }
}
