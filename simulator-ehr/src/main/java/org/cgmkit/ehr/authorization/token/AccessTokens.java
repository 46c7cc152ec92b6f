package org.cgmkit.ehr.authorization.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.ehr.authorization.oauth.RandomSecrets;
import org.cgmkit.ehr.authorization.scope.Scopes;

/** The access tokens of one sandbox. They are random texts that say nothing, and are kept by their hashes. */
public final class AccessTokens {
    /** Expired ones are kept that long, so that their senders are told that they have expired. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private static final int MANY = 1000;

    private final Clock clock;
    private final Map<String, AccessToken> byHash = new ConcurrentHashMap<>();

    public AccessTokens(Clock clock) {
        this.clock = clock;
    }

    /** The text of a new token. */
    public String issue(Grant grant, Scopes scopes, Duration life) {
        forgetOld();
        String text = RandomSecrets.fresh();
        Instant now = clock.instant();
        byHash.put(
                RandomSecrets.hash(text),
                new AccessToken(grant.client(), scopes, grant.patient(), grant, now, now.plus(life)));
        return text;
    }

    /** The token with that text, expired or not, or nothing where there is none or it was revoked. */
    public Optional<AccessToken> find(String text) {
        return Optional.ofNullable(byHash.get(RandomSecrets.hash(text)))
                .filter(t -> !t.grant().revoked());
    }

    /** Whether a token counts now. */
    public boolean counts(AccessToken token) {
        return !token.grant().revoked() && clock.instant().isBefore(token.expires());
    }

    public void revoke(String text) {
        byHash.remove(RandomSecrets.hash(text));
    }

    /** Lets all tokens expire at once. */
    public void expire() {
        Instant now = clock.instant();
        byHash.replaceAll((hash, t) -> t.expires().isBefore(now)
                ? t
                : new AccessToken(t.client(), t.scopes(), t.patient(), t.grant(), t.issued(), now));
    }

    /** The grants of which there are tokens. */
    public List<Grant> grants() {
        return new ArrayList<>(byHash.values())
                .stream().map(AccessToken::grant).distinct().toList();
    }

    private void forgetOld() {
        if (byHash.size() > MANY) {
            Instant then = clock.instant().minus(REMEMBERED);
            byHash.values()
                    .removeIf(t -> t.expires().isBefore(then) || t.grant().revoked());
        }
    }
}
