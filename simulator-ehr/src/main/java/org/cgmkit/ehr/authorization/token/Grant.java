package org.cgmkit.ehr.authorization.token;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.cgmkit.ehr.authorization.scope.Scopes;
import org.jspecify.annotations.Nullable;

/** What somebody allowed a client once; it ends with all that was issued from it. */
public final class Grant {
    private final String client;
    private final Scopes scopes;
    private final @Nullable String patient;
    private final Set<String> spent = new HashSet<>();
    private @Nullable String refresh;
    private @Nullable Instant refreshEnds;
    private boolean revoked;

    public Grant(String client, Scopes scopes, @Nullable String patient) {
        this.client = client;
        this.scopes = scopes;
        this.patient = patient;
    }

    public String client() {
        return client;
    }

    public Scopes scopes() {
        return scopes;
    }

    @Nullable
    public String patient() {
        return patient;
    }

    synchronized boolean revoked() {
        return revoked;
    }

    public synchronized void revoke() {
        revoked = true;
    }

    /** Makes that the one refresh token of this grant; the one before is spent. */
    synchronized void refreshBy(String hash, @Nullable Instant ends) {
        if (refresh != null) {
            spent.add(refresh);
        }
        refresh = hash;
        refreshEnds = ends;
    }

    /** What comes of a refresh token that is shown. */
    public enum Rotation {
        /** Another one is there in its place. */
        DONE,
        /** It was used before, so somebody has a copy: the grant has ended. */
        SPENT,
        /** Its time is over, or the grant has ended. */
        ENDED
    }

    /** Puts another refresh token in the place of that one, if that one counts. */
    synchronized Rotation rotate(String hash, String next, Instant now, @Nullable Instant ends) {
        if (spent.contains(hash)) {
            revoked = true;
            return Rotation.SPENT;
        }
        if (!refreshes(hash, now)) {
            return Rotation.ENDED;
        }
        refreshBy(next, ends);
        return Rotation.DONE;
    }

    /** Whether that refresh token counts. */
    synchronized boolean refreshes(String hash, Instant now) {
        return !revoked && hash.equals(refresh) && (refreshEnds == null || now.isBefore(refreshEnds));
    }

    /** When its refresh token ends, or null where it has no end. */
    public synchronized @Nullable Instant refreshEnds() {
        return refreshEnds;
    }
}
