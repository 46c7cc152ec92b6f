package org.cgmkit.kit.authorization;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A token whose time is over.
 *
 * @param value its text
 * @param since for how long, or null where the target's description only says that it is
 */
public record ExpiredToken(String value, @Nullable Duration since) {
    /** Clocks differ, so servers let tokens in for some minutes after their end. */
    private static final Duration LEEWAY = Duration.ofMinutes(5);

    /** Whether it may still be let in because clocks differ. */
    public boolean maybeWithinLeeway() {
        return since != null && since.compareTo(LEEWAY) <= 0;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return since == null ? "an expired token" : "a token that expired " + since.toSeconds() + " s ago";
    }
}
