package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.kit.check.Should;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of how far back submissions reach (guide, "Standing Orders"). */
@ExtendWith(SubjectExtension.class)
class LookbackChecks {

    @Should("submitter.orders.lookback")
    @DisplayName("A submission reaches back as far as the order asks for")
    void coversTheLookback(Submitter submitter) {
        OrderChecks.standing(submitter, StepName.STANDING_ORDER);
        SubmissionAttempt attempt = submitter.taken(StepName.STANDING_ORDER).getFirst();
        submitter.show(attempt);
        Duration lookback = Lookback.of(StepName.STANDING_ORDER);
        Instant begin = attempt.came().minus(lookback);
        Duration slack = lookback.dividedBy(4);
        ZoneId zone = submitter.target().zone();
        if (Lookback.earliestReading(submitter, attempt, zone).isEmpty()
                && Lookback.earliestPeriod(submitter, zone).isEmpty()) {
            throw inconclusive("Neither readings nor summaries with a time that can be read were sent.");
        }

        List<String> late = new ArrayList<>();
        Lookback.earliestReading(submitter, attempt, zone)
                .filter(t -> t.isAfter(begin.plus(slack)))
                .ifPresent(t -> late.add("readings from " + t + " on"));
        Lookback.earliestPeriod(submitter, zone)
                .filter(t -> t.isAfter(begin.plus(slack)))
                .ifPresent(t -> late.add("a summary from " + t + " on"));
        assertNone(
                "data that begin later than the lookback of " + lookback.toHours() + " h, that is " + begin, late, "");
        assertNone(
                "readings from before the lookback of " + lookback.toHours() + " h, that is " + begin
                        + ", which were not sent before",
                Lookback.earliestNewReading(submitter, attempt, zone)
                        .filter(t -> t.isBefore(begin.minus(slack)))
                        .map(t -> "readings from " + t + " on")
                        .stream()
                        .toList(),
                "Send what the order asks for: more was not agreed to.");
    }
}
