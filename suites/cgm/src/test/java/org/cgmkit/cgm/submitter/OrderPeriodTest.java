package org.cgmkit.cgm.submitter;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which readings are missing from the period of an order, and which there never were. */
class OrderPeriodTest {
    private static final Instant START = Instant.parse("2026-03-04T00:00:00Z");
    private static final Instant FIRST = START.plus(Duration.ofDays(1));

    @Test
    void aFewHoursAreNotMissed() {
        assertThat(OrderPeriod.lacks(START, START.plus(Duration.ofHours(6)), List.of()), is(false));
    }

    @Test
    void aDayIsMissedWhereNothingElseIsKnown() {
        assertThat(OrderPeriod.lacks(START, FIRST, List.of(FIRST)), is(true));
    }

    @Test
    void aDayIsMissedWhereItsReadingsWereSentElsewhere() {
        List<Instant> known = List.of(START.minusSeconds(300), START.plus(Duration.ofHours(9)), FIRST);

        assertThat(OrderPeriod.lacks(START, FIRST, known), is(true));
    }

    @Test
    void aDayWithoutASensorIsNotMissed() {
        assertThat(OrderPeriod.lacks(START, FIRST, List.of(START.minusSeconds(300), FIRST)), is(false));
    }
}
