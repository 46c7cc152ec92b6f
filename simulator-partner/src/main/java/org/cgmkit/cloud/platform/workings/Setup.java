package org.cgmkit.cloud.platform.workings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a platform was told at setup (partner guide, "Setup").
 *
 * @param authorize where browsers are sent
 * @param token the token endpoint
 * @param revoke the revocation endpoint; empty where there is none
 * @param api the API's address
 * @param clientId the platform's client id
 * @param secret its client secret
 * @param redirectUri where browsers come back to
 * @param scope what is asked for
 * @param from the shortest time between transfers of a user
 * @param to the longest
 * @param window the longest window
 * @param batch the most records of an answer
 * @param overlap within which time late data come
 * @param refusals how often a refused refresh may be tried
 * @param blackouts when not to ask
 * @param shared whether the platform's clock is set from outside
 */
public record Setup(
        String authorize,
        String token,
        String revoke,
        String api,
        String clientId,
        String secret,
        String redirectUri,
        String scope,
        Duration from,
        Duration to,
        Duration window,
        int batch,
        Duration overlap,
        int refusals,
        List<Pause> blackouts,
        boolean shared) {
    public Setup {
        blackouts = List.copyOf(blackouts);
    }

    /**
     * A time of day at which nothing is to be asked.
     *
     * @param from when it begins
     * @param to when it ends
     * @param zone the zone of both
     */
    public record Pause(LocalTime from, LocalTime to, ZoneId zone) {
        /** Whether a moment lies within, by the times of day in the zone. */
        public boolean covers(Instant moment) {
            LocalTime clock = moment.atZone(zone).toLocalTime();
            return from.isBefore(to)
                    ? !clock.isBefore(from) && clock.isBefore(to)
                    : !clock.isBefore(from) || clock.isBefore(to);
        }

        /** When the one that covers a moment ends. */
        public Instant end(Instant moment) {
            Instant end = moment.atZone(zone).with(to).toInstant();
            return end.isAfter(moment)
                    ? end
                    : moment.atZone(zone).plusDays(1).with(to).toInstant();
        }
    }

    /** The blackout in which a moment lies, or empty. */
    public Optional<Pause> blackout(Instant moment) {
        return blackouts.stream().filter(each -> each.covers(moment)).findFirst();
    }
}
