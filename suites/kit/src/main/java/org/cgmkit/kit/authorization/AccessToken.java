package org.cgmkit.kit.authorization;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An access token that was given to the kit.
 *
 * @param value its text
 * @param scopes what it is for, as the authorization server says; what was asked for where it says nothing (RFC 6749, section 5.1)
 * @param given when it was given
 * @param life how long it counts, or null where the authorization server does not say
 * @param refresh the refresh token that came with it, or null
 * @param patient the patient whom it is bound to, or null where nothing is said of one
 */
public record AccessToken(
        String value,
        List<String> scopes,
        Instant given,
        @Nullable Duration life,
        @Nullable String refresh,
        @Nullable String patient) {
    /** Renewed so long before its end, if its life is much longer: a request takes its time. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final int PART_OF_LIFE = 5;

    public AccessToken {
        scopes = List.copyOf(scopes);
    }

    /** Whether it is better renewed. */
    boolean endsSoon(Instant now) {
        if (life == null) {
            return false;
        }
        Duration part = life.dividedBy(PART_OF_LIFE);
        Duration margin = part.compareTo(MARGIN) < 0 ? part : MARGIN;
        return !now.isBefore(given.plus(life).minus(margin));
    }

    /** When its time is over, or nothing where the authorization server does not say. */
    public Optional<Instant> end() {
        return Optional.ofNullable(life).map(given::plus);
    }

    /** The same with another refresh token, where one was given. */
    AccessToken refreshedBy(@Nullable String otherRefresh) {
        return otherRefresh == null ? this : new AccessToken(value, scopes, given, life, otherRefresh, patient);
    }

    /** The same in the place of another one, whose refresh token goes on to count where no new one was given. */
    AccessToken after(AccessToken before) {
        return new AccessToken(value, scopes, given, life, refresh == null ? before.refresh : refresh, before.patient);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "token for " + String.join(" ", scopes);
    }
}
