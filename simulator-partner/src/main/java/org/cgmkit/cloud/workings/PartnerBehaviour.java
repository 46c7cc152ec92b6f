package org.cgmkit.cloud.workings;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One sound way to be a partner source.
 *
 * @param id the name by which it is chosen
 * @param description what it does, in a sentence
 * @param habits its habits
 */
public record PartnerBehaviour(String id, String description, Set<Habit> habits) {
    /** The usual one. */
    public static final PartnerBehaviour STANDARD = of(
            "standard",
            "Readings in mg/dL every five minutes, pages by cursor, changes by 'changedSince'; Basic, PKCE, and a new refresh token"
                    + " each time.");

    private static final List<PartnerBehaviour> ALL = List.of(
            STANDARD,
            of("dexcom-v3", "Data as Dexcom's API has them: no serial numbers, no zones.", Habit.DEXCOM),
            of("molar", "Values are in mmol/L.", Habit.MOLAR),
            of("steady-refresh", "A refresh leaves the refresh token as it is.", Habit.STEADY_REFRESH),
            of("rotation-with-grace", "A spent refresh token counts for two minutes more.", Habit.GRACE),
            of("short-tokens", "Access tokens live for ten minutes.", Habit.SHORT_TOKENS),
            of("unsaid-life", "Answers do not say how long tokens live.", Habit.UNSAID_LIFE),
            of("pages-by-number", "Pages are counted from 1 in 'page'.", Habit.NUMBERED_PAGES),
            of("next-links", "Answers hold the address of the next page in 'next'.", Habit.NEXT_LINKS),
            of("one-page", "There are no pages.", Habit.ONE_PAGE),
            of("closed-bounds", "Both bounds belong to a window.", Habit.CLOSED_BOUNDS),
            of("overlap-only", "It cannot be asked what has changed.", Habit.OVERLAP_ONLY),
            of("delayed", "Data can be had an hour late.", Habit.DELAYED),
            of("clock-without-offset", "Times are local, beside the zone.", Habit.CLOCK_WITHOUT_OFFSET),
            of("signs-for-limits", "39 and 401 are the signs for low and high.", Habit.SIGNS_FOR_LIMITS),
            of("one-minute", "Sensors measure every minute.", Habit.ONE_MINUTE),
            of("glucose-only", "There is no insulin.", Habit.GLUCOSE_ONLY),
            of("insulin-only", "There is no glucose.", Habit.INSULIN_ONLY),
            of("throttling", "More than 400 calls in ten seconds are answered 429 with Retry-After.", Habit.THROTTLES),
            of("throttling-silently", "The same without Retry-After.", Habit.THROTTLES_SILENTLY),
            of("blackout-503", "During maintenance everything is answered 503."),
            of("blackout-silent", "During maintenance nothing is answered.", Habit.SILENT_BLACKOUT),
            of("no-revoke-endpoint", "Platforms cannot revoke tokens.", Habit.NO_REVOCATION));

    private static PartnerBehaviour of(String id, String description, Habit... habits) {
        EnumSet<Habit> all = EnumSet.noneOf(Habit.class);
        all.addAll(List.of(habits));
        return new PartnerBehaviour(id, description, all);
    }

    /** Whether it has that habit. */
    public boolean has(Habit habit) {
        return habits.contains(habit);
    }

    /** All of them, the usual one first. */
    public static List<PartnerBehaviour> all() {
        return ALL;
    }

    /** The one of that name, or empty. */
    public static Optional<PartnerBehaviour> find(String id) {
        return ALL.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
