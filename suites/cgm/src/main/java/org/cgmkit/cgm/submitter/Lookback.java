package org.cgmkit.cgm.submitter;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.cgm.attempt.EntryData;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.attempt.SubmissionAttempt;

/** How far back the data of a submitter reach. */
final class Lookback {
    private Lookback() {}

    /** What the order of that step asks for. */
    static Duration of(StepName step) {
        return Duration.ofHours(step.lookbackHours());
    }

    /** The time of the earliest reading that was sent up to that attempt and in its step: nobody has to send it twice. */
    static Optional<Instant> earliestReading(Submitter submitter, SubmissionAttempt attempt, ZoneId zone) {
        return submitter.attempts().stream()
                .filter(a -> !a.came().isAfter(attempt.came())
                        || a.captured().step().equals(attempt.captured().step()))
                .flatMap(a -> a.entries().stream())
                .filter(EntryData::isReading)
                .flatMap(e -> e.begins().stream())
                .map(t -> t.first(zone))
                .min(Comparator.naturalOrder());
    }

    /** What was submitted before that moment, by what it says. */
    static Set<String> sentBefore(Submitter submitter, Instant moment) {
        return submitter.attempts().stream()
                .filter(a -> a.came().isBefore(moment))
                .flatMap(a -> a.entries().stream())
                .map(EntryData::key)
                .collect(Collectors.toSet());
    }

    /** The time of the earliest reading of that attempt that was not sent before it. */
    static Optional<Instant> earliestNewReading(Submitter submitter, SubmissionAttempt attempt, ZoneId zone) {
        Set<String> before = sentBefore(submitter, attempt.came());
        return attempt.entries().stream()
                .filter(EntryData::isReading)
                .filter(e -> !before.contains(e.key()))
                .flatMap(e -> e.begins().stream())
                .map(t -> t.first(zone))
                .min(Comparator.naturalOrder());
    }

    /** When the earliest summary or report of the step of the standing order begins. */
    static Optional<Instant> earliestPeriod(Submitter submitter, ZoneId zone) {
        return submitter.attempts(StepName.STANDING_ORDER).stream()
                .flatMap(a -> a.entries().stream())
                .filter(e -> !e.isReading())
                .flatMap(e -> e.begins().stream())
                .map(t -> t.first(zone))
                .min(Comparator.naturalOrder());
    }
}
