package org.cgmkit.cgm.submitter;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cgmkit.cgm.attempt.OrderPeriod;
import org.cgmkit.cgm.attempt.SeenExchanges;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.kit.check.OutcomeException;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** Which readings are missing from the answer to an order, and which there never were. */
class OneTimeAnswerTest {
    private static final Instant CAME = Instant.parse("2026-03-07T09:00:00Z");
    private static final OrderPeriod TWO_DAYS =
            OrderPeriod.of(LocalDate.of(2026, 3, 4), LocalDate.of(2026, 3, 5), ZoneOffset.UTC);
    private static final SubmissionAttempt SECOND_DAY = sent("2026-03-05T00:02:00Z", "2026-03-05T23:57:00Z");
    private static final OneTimeAnswer ANSWER = new OneTimeAnswer(TWO_DAYS, List.of(SECOND_DAY));

    @Test
    void aFewHoursAreNotMissed() {
        SubmissionAttempt most = sent("2026-03-04T05:55:00Z", "2026-03-05T18:05:00Z");

        assertDoesNotThrow(() -> new OneTimeAnswer(TWO_DAYS, List.of(most)).judge(List.of(most)));
    }

    @Test
    void aDayIsMissedWhereItsReadingsWereSentElsewhere() {
        List<SubmissionAttempt> run = List.of(SECOND_DAY, sent("2026-03-03T23:55:00Z", "2026-03-04T09:00:00Z"));

        AssertionFailedError failed = assertThrows(AssertionFailedError.class, () -> ANSWER.judge(run));
        assertThat(
                failed.getMessage(),
                containsString("they reach from 2026-03-05T00:02:00Z to 2026-03-05T23:57:00Z. Of the rest there are"
                        + " readings too, as other submissions of the run show."));
    }

    @Test
    void aDayWithoutASensorIsNotMissed() {
        List<SubmissionAttempt> run = List.of(SECOND_DAY, sent("2026-03-03T23:55:00Z"));

        assertDoesNotThrow(() -> ANSWER.judge(run));
    }

    @Test
    void aDayOfWhichNothingIsKnownStaysOpen() {
        OutcomeException open = assertThrows(OutcomeException.class, () -> ANSWER.judge(List.of(SECOND_DAY)));

        assertThat(
                open.getMessage(),
                containsString("No readings of 2026-03-04T00:00:00Z to 2026-03-05T00:02:00Z were sent for the order"));
    }

    private static SubmissionAttempt sent(String... times) {
        String entries = Arrays.stream(times).map(time -> """
                        {"resource": {"resourceType": "Observation", "effectiveDateTime": "%s",
                          "code": {"coding": [{"system": "http://loinc.org", "code": "99504-3"}]}}}""".formatted(time)).collect(Collectors.joining(","));
        SeenExchanges exchanges = new SeenExchanges();
        exchanges.add(
                CAME,
                Duration.ofMillis(20),
                "POST",
                "http://kit/fhir/$submit-cgm-bundle",
                "{\"resourceType\": \"Bundle\", \"entry\": [" + entries + "]}",
                200,
                "{}");
        return exchanges.attempts().getFirst();
    }
}
