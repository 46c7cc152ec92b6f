package org.cgmkit.ehr.authorization.token;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.ehr.authorization.oauth.RandomSecrets;
import org.jspecify.annotations.Nullable;

/** The grants of one sandbox that can be refreshed, found by their refresh tokens, the spent ones too. */
public final class RefreshTokens {
    private final Map<String, Grant> byHash = new ConcurrentHashMap<>();

    /** Keeps a grant with its first refresh token. */
    public void keep(Grant grant, String refresh, @Nullable Instant ends) {
        String hash = RandomSecrets.hash(refresh);
        grant.refreshBy(hash, ends);
        byHash.put(hash, grant);
    }

    /** The grant of a refresh token, current or spent, or nothing. */
    public Optional<Grant> find(String refresh) {
        return Optional.ofNullable(byHash.get(RandomSecrets.hash(refresh)));
    }

    /** Puts the next refresh token in the place of the one that was shown, if that one counts. */
    public Grant.Rotation rotate(Grant grant, String shown, String next, Instant now, @Nullable Instant ends) {
        Grant.Rotation done = grant.rotate(RandomSecrets.hash(shown), RandomSecrets.hash(next), now, ends);
        if (done == Grant.Rotation.DONE) {
            byHash.put(RandomSecrets.hash(next), grant);
        }
        return done;
    }

    /** Whether that is the refresh token that counts. */
    public boolean counts(Grant grant, String refresh, Instant now) {
        return grant.refreshes(RandomSecrets.hash(refresh), now);
    }

    /** Ends all of them. */
    public void revoke() {
        byHash.values().forEach(Grant::revoke);
        byHash.clear();
    }
}
