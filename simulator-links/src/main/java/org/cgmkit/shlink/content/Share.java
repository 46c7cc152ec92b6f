package org.cgmkit.shlink.content;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person has chosen.
 *
 * @param kinds the kinds of data
 * @param period how far back they reach
 * @param expiresAfter how long the link is to be served, or null for as long as the creator runs
 * @param guarded whether a passcode is wanted
 */
public record Share(
        Set<DataKind> kinds, Duration period, @Nullable Duration expiresAfter, boolean guarded) {
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    public Share {
        kinds = Set.copyOf(kinds);
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("Expected a period longer than nothing, but got " + period + ".");
        }
    }

    /** A choice without a passcode. */
    public Share(Set<DataKind> kinds, Duration period, @Nullable Duration expiresAfter) {
        this(kinds, period, expiresAfter, false);
    }

    /** Everything of the past two weeks, for good. */
    public static Share everything() {
        return new Share(EnumSet.allOf(DataKind.class), TWO_WEEKS, null);
    }

    /** The same kinds over another period. */
    public Share over(Duration other) {
        return new Share(kinds, other, expiresAfter, guarded);
    }

    /** The same, served for that long. */
    public Share expiringAfter(Duration life) {
        return new Share(kinds, period, life, guarded);
    }

    /** The same of those kinds of data. */
    public Share of(Set<DataKind> others) {
        return new Share(others, period, expiresAfter, guarded);
    }

    /** How long the link is to be served, or empty. */
    public Optional<Duration> life() {
        return Optional.ofNullable(expiresAfter);
    }
}
