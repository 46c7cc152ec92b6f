package org.cgmkit.reports.drawing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.cgmkit.reports.drawing.Plot.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTicksTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void areRoundTimesOfTheZoneWithDatesAtMidnight() {
        Instant from = Instant.parse("2026-05-14T16:00:00Z");

        assertThat(
                TimeTicks.of(from, from.plus(Duration.ofHours(12)), BERLIN),
                contains(
                        new Tick(0.0, "18:00"),
                        new Tick(0.25, "21:00"),
                        new Tick(0.5, "15 May"),
                        new Tick(0.75, "03:00"),
                        new Tick(1.0, "06:00")));
    }

    @Test
    void stayRoundOnTheDayOnWhichTheClockIsPutForward() {
        Instant midnight = Instant.parse("2026-03-28T23:00:00Z");

        assertThat(
                labels(TimeTicks.of(midnight, midnight.plus(Duration.ofHours(23)), BERLIN)),
                contains("29 Mar", "06:00", "12:00", "18:00", "30 Mar"));
    }

    @Test
    void ofOneMomentIsThatMoment() {
        Instant moment = Instant.parse("2026-05-14T16:00:00Z");

        assertThat(TimeTicks.of(moment, moment, BERLIN), contains(new Tick(0, "18:00, 14 May")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 61, 700, 5_000, 90_000, 1_209_600, 400_000_000})
    void areFewHoweverLongTheTime(long seconds) {
        Instant from = Instant.parse("2026-05-14T16:07:00Z");

        assertThat(TimeTicks.of(from, from.plusSeconds(seconds), BERLIN).size(), is(lessThanOrEqualTo(8)));
        assertThat(TimeTicks.since(Duration.ofSeconds(seconds)).size(), is(lessThanOrEqualTo(8)));
    }

    @Test
    void sinceABeginningCountInSecondsMinutesAndHours() {
        assertThat(labels(TimeTicks.since(Duration.ofSeconds(9))), contains("0 s", "2 s", "4 s", "6 s", "8 s"));
        assertThat(
                labels(TimeTicks.since(Duration.ofSeconds(150))),
                contains("0 s", "30 s", "1 min", "90 s", "2 min", "150 s"));
        assertThat(labels(TimeTicks.since(Duration.ofHours(5))), contains("0 s", "1 h", "2 h", "3 h", "4 h", "5 h"));
        assertThat(TimeTicks.since(Duration.ZERO), hasSize(1));
    }

    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).toList();
    }
}
