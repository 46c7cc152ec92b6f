package org.cgmkit.partner.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What partner and platform have told each other at setup (partner guide, "Setup"); what is null was not agreed.
 *
 * @param named the kinds of restrictions that the file speaks of, with those of which it says that there is none
 * @param tokenLife how long access tokens live
 * @param calls how many calls a platform may make
 * @param window the longest window
 * @param batch the most records of an answer
 * @param delay how old the newest data may be
 * @param overlap within which time late data come
 * @param blackouts when not to ask
 */
public record Agreement(
        Set<String> named,
        @Nullable Duration tokenLife,
        @Nullable Calls calls,
        @Nullable Duration window,
        @Nullable Integer batch,
        @Nullable Duration delay,
        @Nullable Duration overlap,
        List<Blackout> blackouts) {
    /** The kinds of restrictions that the guide names, by their keys. */
    public static final List<String> KINDS =
            List.of("regions", "addresses", "tokenLife", "calls", "batch", "blackouts");

    /** Nothing was agreed. */
    public static final Agreement NONE = new Agreement(Set.of(), null, null, null, null, null, null, List.of());

    /**
     * How many calls may be made.
     *
     * @param most so many
     * @param in in any span of that length
     */
    public record Calls(int most, Duration in) {}

    /** Keeps copies. */
    public Agreement {
        named = Set.copyOf(named);
        blackouts = List.copyOf(blackouts);
    }

    /** How many calls may be made, or empty. */
    public Optional<Calls> rate() {
        return Optional.ofNullable(calls);
    }
}
