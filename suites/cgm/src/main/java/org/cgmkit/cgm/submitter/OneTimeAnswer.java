package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.time.Instant;
import java.util.List;
import org.cgmkit.cgm.attempt.EntryData;
import org.cgmkit.cgm.attempt.OrderPeriod;
import org.cgmkit.cgm.attempt.SubmissionAttempt;

/**
 * What came for a one-time order.
 *
 * @param period the period of the order
 * @param attempts what was submitted for it
 */
record OneTimeAnswer(OrderPeriod period, List<SubmissionAttempt> attempts) {

    /**
     * Fails where data lie outside, or where readings leave a part of the period out that the submitter has readings of.
     *
     * @param run all that was submitted in the run, which tells of what there are readings
     */
    void judge(List<SubmissionAttempt> run) {
        List<String> outside = attempts.stream()
                .flatMap(a -> a.entries().stream())
                .filter(e -> e.begins().isPresent())
                .filter(this::isOutside)
                .map(e -> "entry[" + e.position() + "] of " + e.time())
                .toList();
        assertNone("data outside the period of the order, " + period.start() + " to " + period.end(), outside, "");
        List<Instant> readings = period.readings(attempts);
        if (readings.isEmpty()) {
            throw inconclusive(
                    "No readings were sent for the order, so it cannot be said whether they cover its period.");
        }
        List<Instant> known = period.readings(run);
        for (OrderPeriod.Part part : period.leftOutBy(readings)) {
            judge(part, readings, known);
        }
    }

    private boolean isOutside(EntryData data) {
        return data.begins().orElseThrow().first(period.zone()).isBefore(period.start())
                || data.ends().orElseThrow().first(period.zone()).isAfter(period.end());
    }

    private void judge(OrderPeriod.Part part, List<Instant> readings, List<Instant> known) {
        if (part.holdsAnyOf(known)) {
            throw failure(
                    "readings for the order",
                    "from " + period.start() + " to " + period.end()
                            + ", a date without a time including its whole day",
                    "they reach from " + readings.getFirst() + " to " + readings.getLast(),
                    "Of the rest there are readings too, as other submissions of the run show.");
        }
        if (!part.isLeftOutBy(known)) {
            throw inconclusive("No readings of " + part + " were sent for the order, and nothing else that was"
                    + " submitted tells whether there are any.");
        }
    }
}
