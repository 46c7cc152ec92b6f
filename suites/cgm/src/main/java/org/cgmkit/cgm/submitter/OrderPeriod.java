package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.cgmkit.cgm.attempt.EntryData;
import org.cgmkit.cgm.attempt.SubmissionAttempt;

/**
 * The period of a one-time order.
 *
 * @param start its first moment
 * @param end the moment after its last one
 * @param zone the time zone of dates without a time
 */
record OrderPeriod(Instant start, Instant end, ZoneId zone) {
    /** A sensor may be silent for so long, so less than that missing at the ends says nothing. */
    private static final Duration GAP = Duration.ofHours(6);

    /** From the first day to the last one, which belongs to it. */
    static OrderPeriod of(LocalDate first, LocalDate last, ZoneId zone) {
        return new OrderPeriod(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                zone);
    }

    /**
     * Fails where data lie outside, or where readings leave a part of it out that the submitter has readings of.
     *
     * @param attempts what was submitted for the order
     * @param run all that was submitted in the run
     */
    void judge(List<SubmissionAttempt> attempts, List<SubmissionAttempt> run) {
        List<EntryData> data = attempts.stream()
                .flatMap(a -> a.entries().stream())
                .filter(e -> e.begins().isPresent())
                .toList();
        List<String> outside = data.stream()
                .filter(e -> e.begins().orElseThrow().first(zone).isBefore(start)
                        || e.ends().orElseThrow().first(zone).isAfter(end))
                .map(e -> "entry[" + e.position() + "] of " + e.time())
                .toList();
        assertNone("data outside the period of the order, " + start + " to " + end, outside, "");
        List<Instant> readings = readings(attempts);
        if (readings.isEmpty()) {
            throw inconclusive(
                    "No readings were sent for the order, so it cannot be said whether they cover its period.");
        }
        List<Instant> known = readings(run);
        if (lacks(start, readings.getFirst(), known) || lacks(readings.getLast(), end, known)) {
            throw failure(
                    "readings for the order",
                    "from " + start + " to " + end + ", a date without a time including its whole day",
                    "they reach from " + readings.getFirst() + " to " + readings.getLast(),
                    "");
        }
    }

    /**
     * Whether readings are missing between those times: it is a long time, and nothing shows that there are none, as where the
     * sensor was off. It is shown by readings from before and after it, and none between, in all that the submitter sent.
     */
    static boolean lacks(Instant from, Instant to, List<Instant> known) {
        boolean isLong = Duration.between(from, to).compareTo(GAP) > 0;
        boolean surrounded = known.stream().anyMatch(at -> !at.isAfter(from))
                && known.stream().anyMatch(at -> !at.isBefore(to));
        boolean silent = known.stream().noneMatch(at -> at.isAfter(from) && at.isBefore(to));
        return isLong && !(surrounded && silent);
    }

    private List<Instant> readings(List<SubmissionAttempt> attempts) {
        return attempts.stream()
                .flatMap(a -> a.entries().stream())
                .filter(EntryData::isReading)
                .flatMap(e -> e.begins().stream())
                .map(begin -> begin.first(zone))
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
