package org.cgmkit.partner.config;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a platform was told at setup of how it may poll.
 *
 * @param agreement what both roles' agreements have
 * @param shortest the shortest time between transfers of a user, or null where none was agreed
 * @param longest the longest, likewise
 * @param refusedRefresh how often a refused refresh may be tried, or null where that was not agreed
 */
public record PollingTerms(
        Agreement agreement,
        @Nullable Duration shortest,
        @Nullable Duration longest,
        @Nullable Integer refusedRefresh) {
    private static final Duration USUAL_SHORTEST = Duration.ofMinutes(45);
    private static final Duration USUAL_LONGEST = Duration.ofMinutes(75);
    private static final int USUAL_REFUSALS = 5;
    private static final int PARTS = 200;

    /** Whether an interval was agreed. */
    public boolean hasInterval() {
        return shortest != null && longest != null;
    }

    /** The shortest time between transfers; where none was agreed, what the run reckons with. */
    public Duration from() {
        return shortest == null ? USUAL_SHORTEST : shortest;
    }

    /** The longest time between transfers, likewise. */
    public Duration to() {
        return longest == null ? USUAL_LONGEST : longest;
    }

    /** How often a refused refresh may be tried, likewise. */
    public int refusals() {
        return refusedRefresh == null ? USUAL_REFUSALS : refusedRefresh;
    }

    /** When nothing is to be asked. */
    public List<Blackout> blackouts() {
        return agreement.blackouts();
    }

    /** The blackout in which a moment lies, or empty. */
    public Optional<Blackout> blackout(Instant moment) {
        return blackouts().stream().filter(each -> each.covers(moment)).findFirst();
    }

    /** When so much time has passed since a moment, without that of blackouts. */
    public Instant after(Instant moment, Duration time) {
        if (blackouts().isEmpty()) {
            return moment.plus(time);
        }
        Duration part = time.dividedBy(PARTS).plusMillis(1);
        Instant reached = moment;
        Duration left = time;
        while (left.isPositive()) {
            if (blackout(reached).isEmpty()) {
                left = left.minus(part);
            }
            reached = reached.plus(part);
        }
        return reached;
    }

    /** Whether any of the time between two moments lies in a blackout. */
    public boolean touchesBlackout(Instant begin, Instant end) {
        Duration part = Duration.between(begin, end).dividedBy(PARTS).plusMillis(1);
        for (Instant each = begin; !each.isAfter(end); each = each.plus(part)) {
            if (blackout(each).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
