package org.cgmkit.cloud.grant;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.cgmkit.cloud.world.Person;

/** What a user has allowed a platform, from consent to revocation, with the tokens that came of it. Not thread-safe. */
public final class Grant {
    private final Person person;
    private final OAuthClient client;
    private final boolean again;
    private final Map<String, Instant> accessTokens = new HashMap<>();
    private final Set<String> renewed = new HashSet<>();
    private final Set<String> spent = new HashSet<>();
    private String refreshToken = "";
    private String before = "";
    private Instant rotated = Instant.MIN;
    private boolean served = true;
    private boolean refreshable = true;

    /**
     * A grant.
     *
     * @param again whether the user had revoked access before
     */
    public Grant(Person person, OAuthClient client, boolean again) {
        this.person = person;
        this.client = client;
        this.again = again;
    }

    /** The user. */
    public Person person() {
        return person;
    }

    /** The platform. */
    public OAuthClient client() {
        return client;
    }

    /** Whether the user had revoked access before. */
    public boolean isAgain() {
        return again;
    }

    /** Keeps an access token with its end, and whether it came of a refresh. */
    public void keep(String accessToken, Instant end, boolean ofRefresh) {
        accessTokens.put(accessToken, end);
        if (ofRefresh) {
            renewed.add(accessToken);
        }
    }

    /** Whether that access token came of a refresh. */
    public boolean isRenewed(String accessToken) {
        return renewed.contains(accessToken);
    }

    /** When that access token ends; the beginning of time where it is none of this grant. */
    public Instant endOf(String accessToken) {
        return accessTokens.getOrDefault(accessToken, Instant.MIN);
    }

    /** Whether that access token was ever one of this grant. */
    public boolean knows(String accessToken) {
        return accessTokens.containsKey(accessToken);
    }

    /** The refresh token that counts. */
    public String refreshToken() {
        return refreshToken;
    }

    /** Puts another refresh token in place of the one that counts. */
    public void rotate(String next, Instant now) {
        spent.add(refreshToken);
        before = refreshToken;
        refreshToken = next;
        rotated = now;
    }

    /** Whether that was a refresh token of this grant, and is no more. */
    public boolean hasSpent(String token) {
        return spent.contains(token);
    }

    /** Whether that is the refresh token before the one that counts, put away since that moment. */
    public boolean wasBefore(String token, Instant since) {
        return !token.isEmpty() && token.equals(before) && rotated.isAfter(since);
    }

    /** Ends it: its tokens open nothing, and are not renewed. */
    public void end() {
        end(false, false);
    }

    /** Ends it, but for what still works. */
    public void end(boolean stillServed, boolean stillRefreshable) {
        served = stillServed;
        refreshable = stillRefreshable;
    }

    /** Whether its access tokens open data, as long as they live. */
    public boolean isServed() {
        return served;
    }

    /** Whether its refresh token is renewed. */
    public boolean isRefreshable() {
        return refreshable;
    }
}
