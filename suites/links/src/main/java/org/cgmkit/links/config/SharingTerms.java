package org.cgmkit.links.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.jspecify.annotations.Nullable;

/**
 * What the app under test offers, and how long things take with it.
 *
 * @param without what it does not offer: {@code passcode}, {@code expiry}, or a kind of data
 * @param period the period of most links
 * @param otherPeriod the period of one link
 * @param expiry how long the link lives that is to expire
 * @param grace how much longer than chosen an ended link may be served
 * @param update how long new data may take
 * @param held the readings that the app has, or null where nobody said
 * @param days the time zone of its days, or null where nobody said
 */
public record SharingTerms(
        Set<String> without,
        Duration period,
        Duration otherPeriod,
        Duration expiry,
        Duration grace,
        Duration update,
        @Nullable List<GlucoseReading> held,
        @Nullable ZoneId days) {
    /** Everything is offered, and takes no longer than a person waits. */
    public static final SharingTerms USUAL = new SharingTerms(
            Set.of(),
            Duration.ofDays(14),
            Duration.ofDays(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            null,
            null);

    public SharingTerms {
        without = Set.copyOf(without);
        held = held == null ? null : List.copyOf(held);
    }

    /** The readings that the app has, or empty where nobody said. */
    public Optional<List<GlucoseReading>> readings() {
        return Optional.ofNullable(held);
    }

    /** The time zone of the app's days, or empty where nobody said. */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(days);
    }

    /** The same over other periods. */
    public SharingTerms over(Duration most, Duration one) {
        return new SharingTerms(without, most, one, expiry, grace, update, held, days);
    }

    /** The same with other waits. */
    public SharingTerms waiting(Duration forExpiry, Duration graceTime, Duration forUpdates) {
        return new SharingTerms(without, period, otherPeriod, forExpiry, graceTime, forUpdates, held, days);
    }

    /** The same without that. */
    public SharingTerms without(Set<String> others) {
        return new SharingTerms(others, period, otherPeriod, expiry, grace, update, held, days);
    }

    /** The same of an app that has those readings, with days of that zone. */
    public SharingTerms holding(@Nullable List<GlucoseReading> readings, @Nullable ZoneId zone) {
        return new SharingTerms(without, period, otherPeriod, expiry, grace, update, readings, zone);
    }
}
